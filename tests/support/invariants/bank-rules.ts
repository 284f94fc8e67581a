import type { Ledger } from "./read-ledger";

type PaymentRow = Ledger["payments"][number];

/** What the bank has done with the money, against what we have said about it (invariants 2, 3, 4, 9). */
export function bankRules(ledger: Ledger): string[] {
  const ours = ledger.payments.filter((payment) => payment.provider === "sandbox");
  return [
    ...ours.flatMap((payment) => [...books(ledger, payment), ...confirmed(ledger, payment)]),
    ...ledger.orders.flatMap((order) => chargedOnce(ledger, order.id)),
  ];
}

function books(ledger: Ledger, payment: PaymentRow): string[] {
  const { status, capturedMinor, refundedMinor } = ledger.booksOf(payment.id);
  const broken: string[] = [];
  if (capturedMinor > payment.amount) broken.push(`the bank captured ${capturedMinor} for ${payment.id}`);
  if (refundedMinor > capturedMinor) broken.push(`the bank gave back more than it took for ${payment.id}`);
  if (capturedMinor > 0 && status !== "captured") {
    broken.push(`the bank took money for ${payment.id}, which is ${status} there`);
  }
  if (payment.status === "succeeded" && capturedMinor !== payment.amountCaptured) {
    broken.push(`${payment.id} succeeded with ${payment.amountCaptured}, the bank has ${capturedMinor}`);
  }
  const ended = payment.status === "failed" || payment.status === "canceled";
  if (ended && capturedMinor > 0 && !isAnswered(ledger, payment)) {
    broken.push(`${payment.id} is ${payment.status}, the bank has ${capturedMinor} and nobody was told`);
  }
  return broken;
}

/** A capture that came too late is known, and being refunded. */
function isAnswered(ledger: Ledger, payment: PaymentRow): boolean {
  const stray = ledger.strayReports.find((row) => row.paymentId === payment.id && row.kind === "captured");
  return stray !== undefined && ledger.refunds.some((refund) => refund.strayReportId === stray.id);
}

function confirmed(ledger: Ledger, payment: PaymentRow): string[] {
  if (payment.confirmation === "automatic" || ledger.booksOf(payment.id).capturedMinor === 0) return [];
  return payment.confirmedAt === null
    ? [`the bank captured ${payment.id} and the merchant never confirmed`]
    : [];
}

/** However often it was pressed, asked and repeated: the customer's money for one order is taken once. */
function chargedOnce(ledger: Ledger, orderId: string): string[] {
  const kept = ledger.payments
    .filter((payment) => payment.orderId === orderId && !isAnswered(ledger, payment))
    .filter((payment) => ledger.booksOf(payment.id).capturedMinor > 0);
  return kept.length > 1 ? [`the bank took money for ${orderId} ${kept.length} times`] : [];
}
