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
