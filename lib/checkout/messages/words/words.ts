/**
 * Every word that a customer is sent. Each text is a function of what is filled in, so that a language with a missing
 * text, or a text with a missing name, does not compile. Names and amounts come ready to be shown.
 */
export type Words = {
  testMode: string;
  total: string;
  orderNumber(values: { number: string }): string;
  questions(values: { email: string }): string;
  reminder: {
    subject(values: { merchant: string; number: string }): string;
    heading: string;
    body(values: { merchant: string; amount: string }): string;
    button: string;
    alreadyPaid: string;
  };
  transfer: {
    subject(values: { amount: string; merchant: string; number: string }): string;
    heading: string;
    body(values: { amount: string }): string;
    amount: string;
    holder: string;
    iban: string;
    bic: string;
    bank: string;
    reference: string;
    referenceNote: string;
  };
  paid: {
    subject(values: { merchant: string; number: string }): string;
    heading: string;
    body(values: { merchant: string; amount: string }): string;
    paidOn: string;
    paidWith: string;
    /** A card of no known brand. */
    card: string;
    /** A bank transfer, as a way to pay. */
    transfer: string;
  };
  refund: {
    subject(values: { merchant: string; amount: string }): string;
    heading: string;
    body(values: { merchant: string; amount: string }): string;
  };
  /** The merchant's answer follows the body. */
  refusal: {
    subject(values: { number: string }): string;
    heading: string;
    body(values: { merchant: string }): string;
  };
  approval: {
    subject(values: { merchant: string; amount: string }): string;
    heading: string;
    body: string;
    button: string;
    notYou: string;
    /** The link follows in a text message, which has room for some sixty characters before it. */
    short(values: { merchant: string; amount: string }): string;
    notification: string;
  };
};
