import {
  FINAL_PAYMENT_STATUSES,
  IN_FLIGHT_PAYMENT_STATUSES,
  type PaymentStatus,
} from "@/lib/contracts/statuses";
import { unreachable } from "@/lib/core/invariant";
import type { Ledger } from "./read-ledger";

type PaymentRow = Ledger["payments"][number];

/** Amounts within each other, a confirmation where one is needed, nobody left waiting for ever (invariants 3, 4, 5). */
export function paymentRules(ledger: Ledger): string[] {
  return ledger.payments.flatMap((payment) => [
    ...amounts(payment),
    ...confirmation(payment),
    ...acceptance(payment),
    ...waiting(payment).map((words) => `${payment.id} is ${payment.status} ${words}`),
  ]);
}

function amounts(payment: PaymentRow): string[] {
  const { amount, amountAuthorized, amountCaptured, amountRefunded, status } = payment;
  const broken: string[] = [];
  if (amountCaptured > amountAuthorized || amountAuthorized > amount || amountRefunded > amountCaptured) {
    broken.push(`${payment.id} moved more than it was over`);
  }
  const wanted = status === "succeeded" ? amount : 0;
  if (amountCaptured !== wanted) broken.push(`${payment.id} is ${status} with ${amountCaptured} captured`);
  return broken;
}

/** Only the merchant's own word, given in time, may capture where confirmation is not automatic. */
function confirmation(payment: PaymentRow): string[] {
  if (payment.confirmation === "automatic") return [];
  if (payment.status !== "capturing" && payment.status !== "succeeded") return [];
  const { confirmedAt, confirmBy } = payment;
  if (confirmedAt !== null && confirmBy !== null && confirmedAt < confirmBy) return [];
  return [`${payment.id} was captured without a confirmation in time`];
}

/** A payment by phone has money only after the customer said yes, in time. */
function acceptance({ id, phoneId, approvedAt, approveBy, amountAuthorized }: PaymentRow): string[] {
  if (phoneId === null) return approvedAt === null ? [] : [`${id} was approved and nobody was asked`];
  if (approveBy === null) return [`${id} was put to a phone without a deadline`];
  if (approvedAt !== null && approvedAt >= approveBy) return [`${id} was approved too late`];
  return amountAuthorized > 0 && approvedAt === null ? [`${id} holds money that nobody approved`] : [];
}

/** What is missing for the payment to be ended by somebody, some day. */
function waiting(payment: PaymentRow): string[] {
  const { status } = payment;
  if ((FINAL_PAYMENT_STATUSES as readonly PaymentStatus[]).includes(status)) return afterEnd(payment);
  const broken = payment.finishedAt === null ? [] : ["and finished"];
  if ((IN_FLIGHT_PAYMENT_STATUSES as readonly PaymentStatus[]).includes(status)) {
    return payment.reconcileAt ? broken : [...broken, "and nobody will ask about it"];
  }
  switch (status) {
    case "created":
      return [...broken, "and was left there"];
    case "requires_action":
      if (payment.phoneId && !payment.approvedAt) return [...broken, ...approval(payment)];
      if (!payment.actBy || !payment.reconcileAt) broken.push("without a deadline");
      return payment.action ? broken : [...broken, "and shows the customer nothing to do"];
    case "awaiting_funds":
      return payment.instructions ? broken : [...broken, "and shows the customer no instructions"];
    case "authorized":
      if (payment.confirmation === "automatic") broken.push("though nobody has to confirm it");
      return payment.confirmBy ? broken : [...broken, "without a deadline"];
    case "processing":
    case "capturing":
    case "voiding":
    case "succeeded":
    case "failed":
    case "canceled":
      return broken;
    default:
      return unreachable(status);
  }
}

/** A question to a phone is ours alone: it has a number to compare and a time, and no provider is asked about it. */
function approval({ approveBy, matchingNumber, reconcileAt, action }: PaymentRow): string[] {
  const broken = approveBy ? [] : ["and the phone may take for ever"];
  if (matchingNumber === null) broken.push("and shows no number to compare");
  if (reconcileAt !== null || action !== null) broken.push("and a provider knows of it before the customer");
  return broken;
}

function afterEnd(payment: PaymentRow): string[] {
  const broken: string[] = [];
  if (payment.finishedAt === null) broken.push("without a time");
  if (payment.reconcileAt !== null) broken.push("and would be asked about again");
  if (payment.action !== null) broken.push("and still sends the customer to the bank");
  if ((payment.status === "succeeded") !== (payment.reason === null))
    broken.push(`for the reason ${payment.reason}`);
  return broken;
}
