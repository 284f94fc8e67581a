import type { CheckoutContext } from "@/lib/context/checkout-context";
import type { HealthObject, HealthProblem } from "@/lib/contracts/operator-objects";
import { MINUTE_MS, SECOND_MS } from "@/lib/core/clock";
import { countInFlight } from "@/lib/payments/count-in-flight";
import { readQueues, secondsSince } from "./read-queues";
import { readWorkers } from "./read-workers";

/** A worker is done with what is due within seconds: so much later something is wrong. */
const LATE_SECONDS = MINUTE_MS / SECOND_MS;
/** A letter is tried again after minutes; one that waits longer waits for somebody. */
const MESSAGE_LATE_SECONDS = (15 * MINUTE_MS) / SECOND_MS;

/** Whether the parts of this server do their work, from what their rows say; it asks nobody outside. */
export async function readHealth(ctx: CheckoutContext): Promise<Omit<HealthObject, "database">> {
  const [workers, queues, inFlight] = await Promise.all([
    readWorkers(ctx),
    readQueues(ctx),
    countInFlight(ctx),
  ]);
  const now = ctx.wallClock.now();
  const due = {
    due: sumOf(queues.duties.map((duty) => duty.due)),
    late_by_seconds: Math.max(...queues.duties.map((duty) => duty.late_by_seconds)),
    dead: sumOf(queues.duties.map((duty) => duty.dead)),
  };
  const { waiting, oldest_waiting_since, failed_last_day } = queues.messages;
  const oldest = oldest_waiting_since === null ? null : new Date(oldest_waiting_since);
  const providers = ctx.providers.all.map(({ id, modes }) => {
    const counted = inFlight.find(({ provider }) => provider === id);
    return {
      id,
      modes: (["test", "live"] as const).filter((mode) => modes[mode]),
      in_flight: counted?.in_flight ?? 0,
      unanswered: counted?.unanswered ?? 0,
    };
  });
  const judged: [HealthProblem, boolean][] = [
    ["no_worker", workers.running === 0],
    ["work_is_late", due.late_by_seconds > LATE_SECONDS],
    ["webhooks_are_late", queues.webhooks.late_by_seconds > LATE_SECONDS],
    ["dead_work", due.dead > 0],
    ["provider_is_silent", providers.some(({ unanswered }) => unanswered > 0)],
    ["messages_wait", secondsSince(oldest, now) > MESSAGE_LATE_SECONDS],
  ];
  const problems = judged.filter(([, isTrue]) => isTrue).map(([problem]) => problem);
  return {
    object: "health",
    status: problems.length === 0 ? "ok" : "degraded",
    problems,
    at: now.toISOString(),
    workers: { running: workers.running, last_seen_at: workers.last_seen_at?.toISOString() ?? null },
    due_work: due,
    webhooks: { due: queues.webhooks.due, late_by_seconds: queues.webhooks.late_by_seconds },
    providers,
    messages: { mail_server: ctx.mailer !== null, waiting, oldest_waiting_since, failed_last_day },
  };
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
