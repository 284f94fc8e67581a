import type { Context } from "@/db/context";
import type { QueuesObject } from "@/lib/contracts/operator-objects";
import { SECOND_MS } from "@/lib/core/clock";
import { countMessages } from "@/lib/outbox/count-messages";
import { countDueDeliveries } from "@/lib/webhooks/count-due-deliveries";
import { countDue } from "./count-due";
import { DUTIES } from "./duties";
import { nextTimes } from "./next-times";
import { listDeadWork } from "./retry-dead-work";

const MAX_DEAD_SHOWN = 100;

/** What waits to be done on this server, everybody's, by kind. */
export async function readQueues(ctx: Context): Promise<QueuesObject> {
  const now = ctx.wallClock.now();
  const [counts, times, webhooks, messages, dead] = await Promise.all([
    countDue(ctx, DUTIES),
    nextTimes(ctx, DUTIES, "everybody"),
    countDueDeliveries(ctx),
    countMessages(ctx),
    listDeadWork(ctx, MAX_DEAD_SHOWN),
  ]);
  return {
    object: "queues",
    at: now.toISOString(),
    duties: counts.map(({ name, due, oldest_at, failing, dead }) => ({
      name,
      due,
      late_by_seconds: secondsSince(oldest_at, now),
      next_at: times.find((time) => time.name === name)?.at.toISOString() ?? null,
      failing,
      dead,
    })),
    webhooks: {
      due: webhooks.due,
      late_by_seconds: secondsSince(webhooks.oldest_at, now),
      endpoints_waiting: webhooks.endpoints_waiting,
      endpoints_paused: webhooks.endpoints_paused,
    },
    messages: {
      ...messages,
      oldest_waiting_since: messages.oldest_waiting_since?.toISOString() ?? null,
    },
    dead_work: dead.map(({ duty, rowId, attempts, error, failedAt }) => ({
      duty,
      row: rowId,
      attempts,
      error,
      failed_at: failedAt.toISOString(),
    })),
  };
}

/** 0 for nothing, and for what is due this very moment. */
export function secondsSince(time: Date | null, now: Date): number {
  return time === null ? 0 : Math.max(0, Math.floor((now.getTime() - time.getTime()) / SECOND_MS));
}
