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
