import { IN_FLIGHT_PAYMENT_STATUSES, type PaymentStatus } from "@/lib/contracts/statuses";
import type { Ledger } from "./read-ledger";

type PaymentRow = Ledger["payments"][number];

/** Once everybody has had time, nothing is in flight and two sets of books agree (invariants 2, 5, 9). */
export function restRules(ledger: Ledger): string[] {
  const ours = ledger.payments.filter((payment) => payment.provider === "sandbox");
  return [
    ...ledger.payments.flatMap(inFlight),
    ...ours.flatMap((payment) => agreement(ledger, payment)),
    // One that a person has to send may wait for that person as long as it takes.
    ...ledger.refunds
      .filter((refund) => refund.finishedAt === null && refund.status !== "requires_action")
      .map(({ id }) => `${id} was never ended`),
    ...ledger.orders.flatMap((order) => keptMoney(ledger, order)),
  ];
}

function inFlight({ id, status }: PaymentRow): string[] {
  const isInFlight = (IN_FLIGHT_PAYMENT_STATUSES as readonly PaymentStatus[]).includes(status);
  return isInFlight ? [`${id} is still ${status}`] : [];
}

function agreement(ledger: Ledger, payment: PaymentRow): string[] {
  const { status } = ledger.booksOf(payment.id);
  const ended = payment.status === "failed" || payment.status === "canceled";
  return ended && (status === "authorized" || status === "requires_action" || status === "pending")
    ? [`${payment.id} is ${payment.status} and the bank still has it ${status}`]
    : [];
}

/** What the bank has kept of the customer's money is what the order says was paid. */
function keptMoney(ledger: Ledger, order: Ledger["orders"][number]): string[] {
  const payments = ledger.payments.filter(
    (payment) => payment.orderId === order.id && payment.provider === "sandbox",
  );
  if (payments.length === 0) return [];
  const kept = payments
    .map((payment) => ledger.booksOf(payment.id))
    .reduce((sum, { capturedMinor, refundedMinor }) => sum + capturedMinor - refundedMinor, 0);
  const byTransfer = ledger.payments
    .filter((payment) => payment.orderId === order.id && payment.provider === "offline")
    .reduce((sum, payment) => sum + payment.amountCaptured, 0);
  const owed = order.amountPaid - order.amountRefunded - byTransfer;
  return kept === owed ? [] : [`the bank keeps ${kept} for ${order.id}, which says ${owed}`];
}
