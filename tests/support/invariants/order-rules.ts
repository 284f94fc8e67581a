import type { Ledger } from "./read-ledger";

type OrderRow = Ledger["orders"][number];

/** One order per session; what is frozen adds up; `paid` exactly when it has been paid (invariants 1, 2, 9). */
export function orderRules(ledger: Ledger): string[] {
  return [
    ...ledger.orders.flatMap((order) => [...ownership(ledger, order), ...money(ledger, order)]),
    ...sessionRules(ledger),
  ];
}

function sessionRules({ sessions, orders }: Ledger): string[] {
  return sessions.flatMap((session) => {
    const placed = orders.filter((order) => order.sessionId === session.id).length;
    const wanted = session.status === "completed" ? 1 : 0;
    const broken = placed === wanted ? [] : [`${session.id} is ${session.status} and has ${placed} orders`];
    if ((session.status === "open") !== (session.endedAt === null)) {
      broken.push(`${session.id} is ${session.status} and its ended_at does not say so`);
    }
    return broken;
  });
}

function ownership(ledger: Ledger, order: OrderRow): string[] {
  const session = ledger.sessions.find((candidate) => candidate.id === order.sessionId);
  const payments = ledger.payments.filter((payment) => payment.orderId === order.id);
  const strangers = [...(session ? [session] : []), ...payments].filter(
    (row) => row.merchantId !== order.merchantId || row.livemode !== order.livemode,
  );
  return strangers.map((row) => `${row.id} is of another merchant or mode than its order ${order.id}`);
}

function money(ledger: Ledger, order: OrderRow): string[] {
  const broken: string[] = [];
  const lines = ledger.orderItems.filter((item) => item.orderId === order.id);
  const total = lines.reduce((sum, line) => sum + line.amount, 0);
  if (total !== order.amountTotal)
    broken.push(`${order.id} totals ${order.amountTotal} but its lines ${total}`);
  const payments = ledger.payments.filter((payment) => payment.orderId === order.id);
  const given = ledger.consents.filter((consent) => consent.orderId === order.id).length;
  if (given !== 2 && !(given === 0 && awaitsConsents(ledger, order)))
    broken.push(`${order.id} has ${given} consents`);
  for (const payment of payments) {
    if (payment.amount !== order.amountTotal || payment.currency !== order.currency) {
      broken.push(`${payment.id} is over another amount than its order ${order.id}`);
    }
  }
  const succeeded = payments.filter((payment) => payment.status === "succeeded");
  if (succeeded.length > 1) broken.push(`${order.id} has ${succeeded.length} succeeded payments`);
  const live = payments.filter((payment) => payment.finishedAt === null);
  if (live.length > 1) broken.push(`${order.id} has ${live.length} live payments`);
  if (live.length > 0 && order.status !== "unpaid") {
    broken.push(`${order.id} is ${order.status} and still has a live payment`);
  }
  return [...broken, ...settlement(order, succeeded)];
}

/** An order that was placed for a phone gets its consents there, with the approval. */
function awaitsConsents({ sessions, payments }: Ledger, order: OrderRow): boolean {
  const session = sessions.find(({ id }) => id === order.sessionId);
  const isForPhone = session?.paymentMethods?.join() === "phone";
  return (
    isForPhone && !payments.some(({ orderId, approvedAt }) => orderId === order.id && approvedAt !== null)
  );
}

const PAID: readonly OrderRow["status"][] = ["paid", "partially_refunded", "refunded"];

function settlement(order: OrderRow, succeeded: Ledger["payments"]): string[] {
  const broken: string[] = [];
  const captured = succeeded.reduce((sum, payment) => sum + payment.amountCaptured, 0);
  const refunded = succeeded.reduce((sum, payment) => sum + payment.amountRefunded, 0);
  if (PAID.includes(order.status) !== (captured > 0 && captured === order.amountTotal)) {
    broken.push(`${order.id} is ${order.status} with ${captured} of ${order.amountTotal} captured`);
  }
  if (order.amountPaid !== captured)
    broken.push(`${order.id} says ${order.amountPaid} paid, its payments ${captured}`);
  if (order.amountRefunded !== refunded) {
    broken.push(`${order.id} says ${order.amountRefunded} refunded, its payments ${refunded}`);
  }
  if (PAID.includes(order.status) !== (order.paidAt !== null)) {
    broken.push(`${order.id} is ${order.status} and its paid_at does not say so`);
  }
  return broken;
}
