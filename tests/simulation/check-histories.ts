import { isNull } from "drizzle-orm";
import type { Database } from "@/db/client";
import { providerEvents, transitions, webhookDeliveries, webhookEndpoints } from "@/db/schema";
import { type Ledger, readLedgers } from "@/tests/support/invariants/read-ledger";
import { anyOf } from "@/tests/support/invariants/read-rows";
import type { History } from "./history";
import { judgeHistory } from "./judge-history";

/** What histories left behind beside their ledgers. */
export type Traces = Awaited<ReturnType<typeof readTraces>>;

/**
 * Looks at histories that have come to rest on one database, all with the statements of one, and writes down in each what
 * should not be. What one of them has left lying there may disturb those after it, so that only the first that is broken
 * is told from its seed.
 */
export async function checkHistories(db: Database, histories: readonly History[]): Promise<void> {
  if (histories.length === 0) return;
  const owners = histories.map(({ scope, bank }) => ({ merchantId: scope.merchantId, bank }));
  const ledgers = await readLedgers({ db }, owners);
  const traces = await readTraces(db, owners, ledgers);
  for (const [index, history] of histories.entries()) {
    const ledger = ledgers[index];
    if (ledger) history.broken.push(...(await judgeHistory(history, ledger, traces)));
  }
}

async function readTraces(
  db: Database,
  owners: readonly { merchantId: string }[],
  ledgers: readonly Ledger[],
) {
  const merchantIds = owners.map(({ merchantId }) => merchantId);
  const objectIds = ledgers.flatMap(({ sessions, orders, payments, refunds, refundRequests }) =>
    [...sessions, ...orders, ...payments, ...refunds, ...refundRequests].map(({ id }) => id),
  );
  const [moves, unapplied, endpoints, deliveries] = await Promise.all([
    db.select().from(transitions).where(anyOf(transitions.objectId, objectIds)),
    db.select().from(providerEvents).where(isNull(providerEvents.appliedAt)),
    db.select().from(webhookEndpoints).where(anyOf(webhookEndpoints.merchantId, merchantIds)),
    db.select().from(webhookDeliveries).where(anyOf(webhookDeliveries.merchantId, merchantIds)),
  ]);
  return { moves, unapplied, endpoints, deliveries };
}
