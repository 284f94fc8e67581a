import { z } from "zod";
import type { Ledger } from "./read-ledger";

type PaymentRow = Ledger["payments"][number];

/** How the merchant was asked for its last word, and what it could not have answered (invariants 4, 7, 10). */
export function confirmationRules(ledger: Ledger): string[] {
  return [
    ...ledger.payments.flatMap((payment) => [...asked(ledger, payment), ...warned(ledger, payment)]),
    ...ledger.callbacks.flatMap((callback) => callbackRules(ledger, callback)),
    ...ledger.confirmLinks.flatMap((link) => linkRules(ledger, link)),
  ];
}

function asked(ledger: Ledger, payment: PaymentRow): string[] {
  const times = noticesOf(ledger, payment, "payment.ready_to_confirm").length;
  const wanted =
    payment.confirmation !== "automatic" && payment.amountAuthorized > 0 && payment.confirmBy ? 1 : 0;
  return times === wanted ? [] : [`the merchant was asked ${times} times to confirm ${payment.id}`];
}

const warningSchema = z.object({
  timestamp: z.coerce.date(),
  data: z.object({ percent_elapsed: z.int(), status: z.literal("authorized") }),
});

/** Each of the three once at most, in their order, and none when it was too late. */
function warned(ledger: Ledger, payment: PaymentRow): string[] {
  const warnings = noticesOf(ledger, payment, "payment.confirmation_expiring").map(({ event }) =>
    warningSchema.parse(JSON.parse(event.body)),
  );
  const percents = warnings.map(({ data }) => data.percent_elapsed);
  const isRising = percents.every((percent, index) => percent > (percents[index - 1] ?? 0));
  const isInTime = warnings.every(
    ({ timestamp }) => payment.confirmBy !== null && timestamp < payment.confirmBy,
  );
  return isRising && isInTime ? [] : [`${payment.id} was warned of at ${percents.join(", ")} percent`];
}

function callbackRules(ledger: Ledger, callback: Ledger["callbacks"][number]): string[] {
  const payment = ledger.payments.find(({ id }) => id === callback.paymentId);
  const broken: string[] = [];
  if (payment?.confirmation !== "callback")
    broken.push(`${callback.paymentId} has a callback that nobody wanted`);
  if (callback.status === "confirmed" && (callback.lastStatus !== 200 || !payment?.confirmedAt)) {
    broken.push(`the callback of ${callback.paymentId} says that it confirmed`);
  }
  if ((callback.status === "pending") !== (callback.dueAt !== null)) {
    broken.push(`the callback of ${callback.paymentId} is ${callback.status} and its due_at does not say so`);
  }
  return broken;
}

/** A link that was used has decided its payment. */
function linkRules(ledger: Ledger, link: Ledger["confirmLinks"][number]): string[] {
  const payment = ledger.payments.find(({ id }) => id === link.paymentId);
  const isDecided = payment?.status !== "authorized";
  return link.usedAt === null || isDecided
    ? []
    : [`the link of ${link.paymentId} was used and decided nothing`];
}

function noticesOf(ledger: Ledger, { id }: PaymentRow, type: string) {
  return ledger.history.filter(({ event }) => event.objectId === id && event.type === type);
}
