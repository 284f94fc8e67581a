import type { OrderAction } from "@/lib/contracts/dashboard-models";

type Words = {
  title: string;
  /** What the press will do, before it is done. `amount` is ready to be shown. */
  before(amount: string): string;
  button(amount: string): string;
  /** What the press has done. */
  done: string;
};

export const ACTION_WORDS: Readonly<Record<OrderAction, Words>> = {
  "confirm-payment": {
    title: "Confirm the payment",
    before: (amount) =>
      `The customer has authorized ${amount}, and the money is held. Confirming takes it, and the order is paid. Afterwards it can only be refunded.`,
    button: (amount) => `Confirm ${amount}`,
    done: "The payment was confirmed. Its state below says whether the money has been taken yet.",
  },
  "cancel-payment": {
    title: "Cancel the payment",
    before: (amount) =>
      `Ends the payment of ${amount}: what is held is released, and nothing is taken. The order stays unpaid, and the customer can pay again.`,
    button: () => "Cancel the payment",
    done: "The payment was canceled. The order is still to be paid.",
  },
  "mark-paid": {
    title: "Mark as paid",
    before: (amount) =>
      `Says that ${amount} has arrived on your bank account. Look there first: the order becomes paid, and that cannot be taken back.`,
    button: (amount) => `${amount} has arrived`,
    done: "The order is marked as paid.",
  },
  cancel: {
    title: "Cancel the order",
    before: () =>
      "Ends the order for good. Nobody can pay it any more; a payment that waits is released. The customer's page says that it was canceled.",
    button: () => "Cancel the order",
    done: "The order was canceled.",
  },
  refund: {
    title: "Refund",
    before: (amount) =>
      `Gives money back the way it was paid; where no machine can do that, you will be asked to send it by hand. ${amount} is left. It cannot be taken back.`,
    button: () => "Refund",
    done: "The refund has begun. Its state below says whether the money has gone.",
  },
  "accept-request": {
    title: "Accept the request for a refund",
    before: (amount) =>
      `Gives back the ${amount} that were asked for, like a refund. It cannot be taken back.`,
    button: (amount) => `Give ${amount} back`,
    done: "The request was accepted, and the refund has begun.",
  },
  "refuse-request": {
    title: "Refuse the request for a refund",
    before: () => "Gives nothing back. What you write is the answer to whoever asked.",
    button: () => "Refuse the request",
    done: "The request was refused.",
  },
  "mark-refund-paid": {
    title: "Say that you have sent a refund",
    before: (amount) =>
      `No machine sends these ${amount}: you do, from your bank account. Press once you have sent the money.`,
    button: (amount) => `I have sent ${amount}`,
    done: "The refund is written down as sent.",
  },
};

/** What a refusal means to somebody at this page; others have the API's words. */
export const REFUSAL_WORDS: Readonly<Record<string, string>> = {
  forbidden: "Your role may not do this. Ask somebody whose role may.",
  idempotency_key_reused: "This form was sent already. Look at what has become of it below.",
  number_expected: "Type an amount such as 24.50, with no more decimals than the currency has.",
  refund_too_large: "That is more than is left to refund.",
  refund_too_small: "An amount to refund is more than nothing.",
  refund_not_whole: "This payment method gives back the whole amount or nothing.",
  field_required: "Something is missing. Fill the form in again.",
  text_required: "Write an answer: whoever asked will read it.",
  payment_not_confirmable: "The payment is not to be confirmed any more. Its state below says why.",
  payment_not_cancelable:
    "The payment cannot be canceled any more. Once it has succeeded, it can be refunded.",
  confirmation_expired: "The time to confirm is over, and the money is being released.",
  order_not_cancelable: "The order cannot be canceled any more.",
  order_not_awaiting_funds: "The order does not wait for a transfer any more.",
  order_not_refundable: "Nothing is left to refund, or less than was asked for.",
};
