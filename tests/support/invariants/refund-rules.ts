import type { Ledger } from "./read-ledger";

type RefundRow = Ledger["refunds"][number];
type OrderRow = Ledger["orders"][number];

/** Nothing goes back that was not taken, line by line; books, statuses and requests say the same (invariants 1, 3, 9). */
export function refundRules(ledger: Ledger): string[] {
  return [
    ...ledger.payments.flatMap((payment) => givenBack(ledger, payment)),
    ...ledger.orderItems.flatMap((item) => units(ledger, item)),
    ...ledger.refunds.flatMap((refund) => refundOf(ledger, refund)),
    ...ledger.orders.flatMap(named),
    ...ledger.refundRequests.flatMap((request) => answered(ledger, request)),
  ];
}

/** Money that came too late was credited to no order, so that its refunds are counted apart. */
const isCredited = (refund: RefundRow) => refund.strayReportId === null;

function givenBack(ledger: Ledger, payment: Ledger["payments"][number]): string[] {
  const refunds = ledger.refunds.filter((refund) => refund.paymentId === payment.id && isCredited(refund));
  const sent = sumOf(refunds.filter(({ status }) => status === "succeeded"));
  const begun = sumOf(refunds.filter(({ status }) => status !== "failed"));
  const broken: string[] = [];
  if (sent !== payment.amountRefunded) {
    broken.push(`${payment.id} says ${payment.amountRefunded} refunded, its refunds ${sent}`);
  }
  if (begun > payment.amountCaptured) {
    broken.push(`${begun} of ${payment.id} go back and ${payment.amountCaptured} were captured`);
  }
  return broken;
}

function units(ledger: Ledger, item: Ledger["orderItems"][number]): string[] {
  const counted = new Set(ledger.refunds.filter(({ status }) => status !== "failed").map(({ id }) => id));
  const quantity = ledger.refundItems
    .filter((line) => line.orderItemId === item.id && counted.has(line.refundId))
    .reduce((sum, line) => sum + line.quantity, 0);
  return quantity > item.quantity ? [`${quantity} units of ${item.id} go back, of ${item.quantity}`] : [];
}

function refundOf(ledger: Ledger, refund: RefundRow): string[] {
  const broken: string[] = [];
  const payment = ledger.payments.find(({ id }) => id === refund.paymentId);
  if (payment?.merchantId !== refund.merchantId || payment.livemode !== refund.livemode) {
    broken.push(`${refund.id} is of another merchant or mode than its payment`);
  }
  const lines = ledger.refundItems.filter(({ refundId }) => refundId === refund.id);
  if (lines.length > 0 && sumOf(lines) !== refund.amount) {
    broken.push(`${refund.id} gives back ${refund.amount} and its lines ${sumOf(lines)}`);
  }
  const hasEnded = refund.status === "succeeded" || refund.status === "failed";
  if (hasEnded !== (refund.finishedAt !== null)) {
    broken.push(`${refund.id} is ${refund.status} and its finished_at does not say so`);
  }
  // What a person has to send is due to no worker.
  const isDone = hasEnded || refund.status === "requires_action";
  if (isDone === (refund.dueAt !== null)) {
    broken.push(`${refund.id} is ${refund.status} and due at ${refund.dueAt}`);
  }
  return broken;
}

function named(order: OrderRow): string[] {
  const { id, status, amountPaid, amountRefunded } = order;
  const wanted =
    amountRefunded === 0 ? "paid" : amountRefunded < amountPaid ? "partially_refunded" : "refunded";
  const broken = amountPaid > 0 && status !== wanted ? [`${id} is ${status} and should be ${wanted}`] : [];
  const isOver = status === "canceled" || status === "deleted";
  if (isOver !== (order.endedAt !== null) || (isOver && order.reason === null)) {
    broken.push(`${id} is ${status}, ended at ${order.endedAt} for the reason ${order.reason}`);
  }
  return broken;
}

function answered(ledger: Ledger, request: Ledger["refundRequests"][number]): string[] {
  const begun = ledger.refunds.filter(({ refundRequestId }) => refundRequestId === request.id);
  const broken: string[] = [];
  if (begun.length !== (request.status === "accepted" ? 1 : 0)) {
    broken.push(`${request.id} is ${request.status} and began ${begun.length} refunds`);
  }
  if (begun.some(({ amount }) => amount !== request.amount)) {
    broken.push(`${request.id} asked for ${request.amount} and its refund is of another amount`);
  }
  if ((request.status === "pending") !== (request.finishedAt === null)) {
    broken.push(`${request.id} is ${request.status} and its finished_at does not say so`);
  }
  return broken;
}

function sumOf(rows: readonly { amount: number }[]): number {
  return rows.reduce((sum, { amount }) => sum + amount, 0);
}
