import type { Ledger } from "./read-ledger";

/**
 * What happened to a customer's money is written to them once, and what did not happen never. The merchants of tests write
 * no letters of their own.
 */
export function letterRules(ledger: Ledger): string[] {
  const written = ledger.orders.filter(({ customer }) => customer.email !== null);
  const orderIds = new Set(written.map(({ id }) => id));
  const payments = new Map(ledger.payments.map((payment) => [payment.id, payment]));
  const paid = written.filter(({ amountPaid }) => amountPaid > 0).map(({ id }) => id);
  const returned = ledger.refunds
    .filter(({ status, paymentId }) => {
      return status === "succeeded" && orderIds.has(payments.get(paymentId)?.orderId ?? "");
    })
    .map(({ id }) => id);
  return [...once(ledger, "order_paid", paid), ...once(ledger, "refund_succeeded", returned)];
}

function once(
  ledger: Ledger,
  kind: Ledger["messages"][number]["kind"],
  objectIds: readonly string[],
): string[] {
  const told = ledger.messages.filter((message) => message.kind === kind).map(({ objectId }) => objectId);
  const due = new Set(objectIds);
  return [
    ...objectIds.flatMap((id) => {
      const letters = told.filter((objectId) => objectId === id).length;
      return letters === 1 ? [] : [`${letters} letters ${kind} tell of ${id}`];
    }),
    ...told.filter((id) => !due.has(id)).map((id) => `a letter ${kind} tells of ${id}, which is not so`),
  ];
}
