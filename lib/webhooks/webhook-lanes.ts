import type { Context } from "@/db/context";
import { CLAIM_LEASE_MS, claimDueDeliveries, MAX_CLAIMS_PER_ENDPOINT } from "./claim-due-deliveries";
import type { ClaimedDelivery } from "./claimed-delivery";
import { deliverWebhook } from "./deliver-webhook";
import { isAccepted } from "./judge-refusal";
import { createRecorder } from "./recorder";

/** Objects whose events one process sends at the same time. Each is a socket and a few short statements. */
export const MAX_LANES = 128;
/** Before looking again for something that was due and that somebody else had locked. */
const SHORTEST_PAUSE_MS = 50;

export type WebhookLanes = {
  /**
   * Claims what is due and begins to deliver it, as far as lanes are free. Answers with how many were claimed, without
   * waiting for their receivers. Rejects only if the database does.
   */
  deliverDue(): Promise<number>;
  /** The same for who does not wait: what goes wrong is logged, and tried again. */
  wake(): void;
  /** Waits until nothing is under way. */
  settle(): Promise<void>;
  /** Claims no more, and waits for what is under way. */
  close(): Promise<void>;
};

type Options = {
  leaseMs?: number;
  /** Claims by itself too when something that waited is due, and after so long at most. Null only when asked. */
  longestPauseMs?: number | null;
};

/**
 * What one process sends webhooks over. Nobody waits for the slowest receiver: a lane sends one event, and after it those of
 * the same object that have come meanwhile; an endpoint never has more than its share of lanes, so a slow one holds back only
 * its own.
 *
 * It claims when it is asked to and when the time comes, and by itself when there is reason to: a lane is free where none was, or a claim had left
 * something, or an attempt failed, or a claim and a record of the same object may not have seen each other.
 */
export function openWebhookLanes(
  ctx: Context,
  { leaseMs = CLAIM_LEASE_MS, longestPauseMs = null }: Options = {},
): WebhookLanes {
  const underWay = new Set<Promise<void>>();
  const busy = new Map<string, number>();
  const recorder = createRecorder(ctx, { leaseMs: () => (isClosed ? null : leaseMs) });
  let isClosed = false;
  let turn: Promise<unknown> = Promise.resolve();
  let nextTurn: Promise<number> | null = null;
  let claimsBegun = 0;
  let claimsEnded = 0;
  let isMoreDue = false;
  let alarm: NodeJS.Timeout | undefined;

  /** One claim at a time; all who ask during one share the next. */
  function deliverDue(): Promise<number> {
    if (nextTurn) return nextTurn;
    const asked = turn.then(() => {
      nextTurn = null;
      return claim();
    });
    nextTurn = asked;
    turn = asked.catch(() => {});
    return asked;
  }

  async function claim(): Promise<number> {
    const limit = MAX_LANES - underWay.size;
    if (isClosed || limit <= 0) return 0;
    claimsBegun += 1;
    setAlarm(null);
    try {
      const claimed = await claimDueDeliveries(ctx, { limit, busy, leaseMs });
      isMoreDue = claimed.isMoreDue;
      setAlarm(claimed.nextDueAt);
      for (const delivery of claimed.deliveries) begin(delivery);
      if (claimed.isCut) wake();
      return claimed.deliveries.length;
    } finally {
      claimsEnded += 1;
    }
  }

  function setAlarm(dueAt: Date | null): void {
    clearTimeout(alarm);
    if (longestPauseMs === null || isClosed) return;
    const untilDueMs = dueAt ? dueAt.getTime() - ctx.wallClock.now().getTime() : longestPauseMs;
    alarm = setTimeout(wake, Math.min(Math.max(untilDueMs, SHORTEST_PAUSE_MS), longestPauseMs));
  }

  function wake(): void {
    deliverDue().catch((error) => ctx.log.error({ error }, "webhook claim failed"));
  }

  function begin(delivery: ClaimedDelivery): void {
    const endpointId = delivery.endpoint.id;
    occupy(endpointId, 1);
    const lane: Promise<void> = deliverObject(delivery)
      .catch((error) => {
        ctx.log.error({ delivery: delivery.id, error }, "webhook attempt broke off");
        return false;
      })
      .then((isWorthClaiming) => {
        const wasFull = underWay.size >= MAX_LANES || (busy.get(endpointId) ?? 0) >= MAX_CLAIMS_PER_ENDPOINT;
        occupy(endpointId, -1);
        underWay.delete(lane);
        if (isWorthClaiming || isMoreDue || wasFull) wake();
      });
    underWay.add(lane);
  }

  /** Answers whether something may be due that nobody has been told of. */
  async function deliverObject(first: ClaimedDelivery): Promise<boolean> {
    for (let delivery = first; ; ) {
      let claimsSeen = claimsEnded;
      let isRefused = false;
      const written = await deliverWebhook(ctx, delivery, (attempt) => {
        claimsSeen = claimsEnded;
        isRefused = !isAccepted(attempt.outcome);
        return recorder.record(attempt);
      });
      if (written === null) return true;
      if (written.next === null) return isRefused || written.failuresInRow > 0 || claimsBegun > claimsSeen;
      delivery = written.next;
    }
  }

  function occupy(endpointId: string, change: 1 | -1): void {
    const lanes = (busy.get(endpointId) ?? 0) + change;
    if (lanes === 0) busy.delete(endpointId);
    else busy.set(endpointId, lanes);
  }

  async function settle(): Promise<void> {
    for (let waitedFor: unknown; waitedFor !== turn || underWay.size > 0; ) {
      waitedFor = turn;
      await Promise.all([turn, ...underWay]);
    }
  }

  function close(): Promise<void> {
    isClosed = true;
    clearTimeout(alarm);
    return settle();
  }

  return { deliverDue, wake, settle, close };
}
