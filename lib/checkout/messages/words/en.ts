import type { Words } from "./words";

export const en: Words = {
  testMode: "Test mode: no money moves",
  total: "Total",
  orderNumber: ({ number }) => `Order ${number}`,
  questions: ({ email }) => `Questions? ${email}`,
  reminder: {
    subject: ({ merchant, number }) => `Your order ${number} at ${merchant} is not paid yet`,
    heading: "Your order is waiting for its payment",
    body: ({ merchant, amount }) =>
      `${merchant} has your order, and ${amount} is still to be paid. On the order’s page you can pay, or choose another way to pay.`,
    button: "Go to the order",
    alreadyPaid:
      "If you have just paid, you need do nothing more. The page shows when your money has arrived.",
  },
  transfer: {
    subject: ({ amount, merchant, number }) => `Transfer ${amount} for your order ${number} at ${merchant}`,
    heading: "Your order is waiting for your transfer",
    body: ({ amount }) =>
      `Transfer ${amount} in your bank’s app or at your bank, with exactly these details. We write again when the money has arrived.`,
    amount: "Amount",
    holder: "Account holder",
    iban: "IBAN",
    bic: "BIC",
    bank: "Bank",
    reference: "Reference",
    referenceNote: "Write the reference exactly like this, so that your money is recognised.",
  },
  paid: {
    subject: ({ merchant, number }) => `Your order ${number} at ${merchant} is paid`,
    heading: "Thank you. Your order is paid",
    body: ({ merchant, amount }) => `${merchant} has your payment of ${amount}. This is your receipt.`,
    paidOn: "Paid on",
    paidWith: "Paid with",
    card: "Card",
    transfer: "Bank transfer",
  },
  refund: {
    subject: ({ merchant, amount }) => `${merchant} has sent ${amount} back to you`,
    heading: "Money is on its way back to you",
    body: ({ merchant, amount }) =>
      `${merchant} has given back ${amount}. Your bank can take some days to show it.`,
  },
  refusal: {
    subject: ({ number }) => `Your request for a refund of order ${number}`,
    heading: "Your request was not granted",
    body: ({ merchant }) =>
      `${merchant} has looked at your request and gives no money back for it. This is the answer:`,
  },
  approval: {
    subject: ({ merchant, amount }) => `${merchant} asks you to approve ${amount}`,
    heading: "Do you want to pay this?",
    body: "Open the page to look at the order, then accept or reject it. Accept only if the page shows the same number as the shop.",
    button: "Look at the request",
    notYou: "If you ordered nothing, reject the request or ignore this message. Then nothing is paid.",
    short: ({ merchant, amount }) => `${merchant} asks you to approve ${amount}:`,
    notification: "Open to accept or reject.",
  },
};
