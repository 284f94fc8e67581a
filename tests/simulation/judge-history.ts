import { bankRules } from "@/tests/support/invariants/bank-rules";
import { confirmationRules } from "@/tests/support/invariants/confirmation-rules";
import { historyRules } from "@/tests/support/invariants/history-rules";
import { letterRules } from "@/tests/support/invariants/letter-rules";
import { orderRules } from "@/tests/support/invariants/order-rules";
import { paymentRules } from "@/tests/support/invariants/payment-rules";
import type { Ledger } from "@/tests/support/invariants/read-ledger";
import { refundRules } from "@/tests/support/invariants/refund-rules";
import { restRules } from "@/tests/support/invariants/rest-rules";
import type { Traces } from "./check-histories";
import type { History } from "./history";
import { webhookRules } from "./webhook-rules";

/** What must be true of a history that has come to rest, in words for each thing that is not. */
export async function judgeHistory(history: History, ledger: Ledger, traces: Traces): Promise<string[]> {
  return [
    ...orderRules(ledger),
    ...paymentRules(ledger),
    ...confirmationRules(ledger),
    ...refundRules(ledger),
    ...bankRules(ledger),
    ...historyRules(ledger),
    ...letterRules(ledger),
    ...restRules(ledger),
    ...atRest(ledger),
    ...(await strangers(history, ledger)),
    ...unpaired(ledger, traces),
    ...unanswered(history, ledger, traces),
    ...saidAgain(history, ledger),
    ...webhookRules(history, ledger, traces),
  ];
}

/** Every deadline has passed by now: nobody waits for anything, no session is open and no order is unpaid. */
function atRest({ payments, sessions, orders }: Ledger): string[] {
  const waiting = payments.filter(({ finishedAt }) => finishedAt === null);
  return [
    ...orders.filter(({ status }) => status === "unpaid").map(({ id }) => `${id} is still unpaid`),
    ...waiting.map(({ id, status }) => `${id} rests in ${status} though every deadline has passed`),
    ...sessions.filter(({ status }) => status === "open").map(({ id }) => `${id} is still open`),
  ];
}

/** Payments that the bank was asked for and that we know nothing of: their money would be nobody's. */
async function strangers({ bank }: History, { payments }: Ledger): Promise<string[]> {
  const known = new Set(payments.map(({ id }) => id));
  const broken: string[] = [];
  for (const id of bank.submitted) {
    if (known.has(id)) continue;
    const { status, capturedMinor } = await bank.books(id);
    broken.push(`the bank has a payment ${id} that we do not know: ${status}, ${capturedMinor} captured`);
  }
  return broken;
}

/** Transitions beside those that the log's events tell of. */
function unpaired(ledger: Ledger, { moves }: Traces): string[] {
  const { sessions, orders, payments, refunds, refundRequests } = ledger;
  const objects = new Set(
    [...sessions, ...orders, ...payments, ...refunds, ...refundRequests].map(({ id }) => id),
  );
  const told = new Set(ledger.history.map(({ event }) => event.id));
  return moves
    .filter(({ objectId, eventId }) => objects.has(objectId) && !told.has(eventId))
    .map(({ objectId, to }) => `${objectId} went to ${to} and no event tells of it`);
}

/** What the bank sent and was never made anything of; what should never have come and was never answered. */
function unanswered({ scope, owedReleases }: History, ledger: Ledger, { unapplied }: Traces): string[] {
  return [
    ...unapplied
      .filter(({ merchantId }) => merchantId === scope.merchantId)
      .map(({ id, paymentId }) => `${id} about ${paymentId} was never applied`),
    ...ledger.strayReports
      .filter(({ answer, answeredAt }) => answer !== "refund" && !answeredAt)
      // A bank that said "released" of money that it had taken has contradicted itself: that is for a person.
      .filter(({ answer, paymentId }) => answer !== "support" || !owedReleases.has(paymentId))
      .map(({ kind, paymentId, answer }) => `“${kind}” of ${paymentId} is left to ${answer}`),
  ];
}

function saidAgain({ lengthAtRest }: History, { counters }: Ledger): string[] {
  const length = counters.reduce((sum, { position }) => sum + position, 0);
  return lengthAtRest === null || lengthAtRest === length
    ? []
    : ["a repeated event of the bank changed something"];
}
