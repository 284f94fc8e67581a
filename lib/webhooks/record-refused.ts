import { sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { must } from "@/lib/core/invariant";
import { type TransactionContext, transact } from "@/lib/events/transact";
import { type Circuit, circuitAfterFailure, FAILURES_TO_OPEN } from "./circuit";
import { disableEndpoint } from "./disable-endpoint";
import { exhaustOverdueDeliveries } from "./exhaust-overdue-deliveries";
import { judgeRefusal, type Standing } from "./judge-refusal";
import type { Attempt } from "./make-attempt";
import { lockWebhookEndpoint, type WebhookEndpointRow } from "./queries";
import { type Written, writeAttempts } from "./write-attempts";
import { writeWebhookEndpoint } from "./write-webhook-endpoint";

/**
 * Records attempts at one endpoint that were not accepted: when each comes round again, and what they come to for the
 * endpoint's circuit. Each counts as one failure, in the order in which they are given.
 */
export async function recordRefused(ctx: Context, attempts: readonly Attempt[]): Promise<Written[]> {
  const { id } = must(attempts[0], "an attempt").delivery.endpoint;
  return transact(ctx, async (inside) => {
    const endpoint = must(await lockWebhookEndpoint(inside.tx, id), "the endpoint");
    const standings = await readStandings(inside, attempts);
    const judged = attempts.map((attempt) => {
      const standing = must(standings.get(attempt.delivery.id), "the delivery");
      return { attempt, verdict: judgeRefusal(inside, endpoint, standing, attempt.outcome) };
    });
    const written = await writeAttempts(inside, judged, { db: inside.tx, leaseMs: null });
    const decided = new Set(written.filter(({ isDecided }) => isDecided).map(({ deliveryId }) => deliveryId));
    const isGone = judged.some(
      ({ attempt, verdict }) => verdict.status === "canceled" && decided.has(attempt.delivery.id),
    );
    if (isGone) await disableEndpoint(inside, endpoint);
    else await turnCircuit(inside, endpoint, attempts);
    return written;
  });
}

/** A redelivery begins a new window, and with it the back-off from its start. */
async function readStandings(
  ctx: TransactionContext,
  attempts: readonly Attempt[],
): Promise<Map<string, Standing>> {
  const ids = JSON.stringify(attempts.map(({ delivery }) => delivery.id));
  const rows = await ctx.tx.execute<{ id: string; first_due_at_ms: number; attempts: number }>(sql`
    select delivery.id, (extract(epoch from delivery.first_due_at) * 1000)::double precision as first_due_at_ms, (
      select count(*)::integer from webhook_attempts attempt
      where attempt.delivery_id = delivery.id and attempt.at >= delivery.first_due_at) as attempts
    from webhook_deliveries delivery where delivery.id in (select json_array_elements_text(${ids}::json))`);
  return new Map(
    [...rows].map((row) => [row.id, { firstDueAt: new Date(row.first_due_at_ms), attempts: row.attempts }]),
  );
}

async function turnCircuit(
  ctx: TransactionContext,
  endpoint: WebhookEndpointRow,
  attempts: readonly Attempt[],
): Promise<void> {
  if (endpoint.status === "disabled" || endpoint.deletedAt !== null) return;
  const now = ctx.wallClock.now();
  const isProbed = attempts.some(({ delivery }) => delivery.isProbe);
  const circuit = attempts.reduce<Circuit>(
    (before, { delivery: { isProbe } }) => circuitAfterFailure(before, { now, isProbe }),
    { failuresInRow: endpoint.failuresInRow, openUntil: endpoint.openUntil },
  );
  await writeWebhookEndpoint(ctx.tx, endpoint.id, {
    ...circuit,
    ...(isProbed ? { probingUntil: null } : {}),
  });
  if (circuit.failuresInRow >= FAILURES_TO_OPEN) await exhaustOverdueDeliveries(ctx, endpoint);
}
