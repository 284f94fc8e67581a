import type { Context } from "@/db/context";
import { CLAIM_LEASE_MS, type ClaimedDelivery, claimDueDeliveries } from "./claim-due-deliveries";
import { deliverWebhook } from "./deliver-webhook";

/** Attempts that one process makes at the same time. Each is a socket and a few short statements. */
export const MAX_LANES = 128;

export type WebhookLanes = {
  /**
   * Claims what is due and begins to deliver it, as far as lanes are free. Answers with how many were claimed, without
   * waiting for their receivers. Rejects only if the database does.
   */
  deliverDue(): Promise<number>;
  /** Waits until nothing is under way. */
  settle(): Promise<void>;
  /** Claims no more, and waits for what is under way. */
  close(): Promise<void>;
};

/**
 * What one process sends webhooks over. Nobody waits for the slowest receiver: each lane that becomes free claims again by
 * itself, and an endpoint never has more than its share of them, so a slow one holds back only its own.
 */
export function openWebhookLanes(ctx: Context, { leaseMs = CLAIM_LEASE_MS } = {}): WebhookLanes {
  const underWay = new Set<Promise<void>>();
  const busy = new Map<string, number>();
  let isClosed = false;
  let turn: Promise<unknown> = Promise.resolve();
  let nextTurn: Promise<number> | null = null;

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
    const { deliveries, isMoreDue } = await claimDueDeliveries(ctx, { limit, busy, leaseMs });
    for (const delivery of deliveries) begin(delivery);
    if (isMoreDue) goOn();
    return deliveries.length;
  }

  function goOn(): void {
    deliverDue().catch((error) => ctx.log.error({ error }, "webhook claim failed"));
  }

  function begin({ id, endpointId, isProbe }: ClaimedDelivery): void {
    occupy(endpointId, 1);
    const attempt: Promise<void> = deliverWebhook(ctx, id, isProbe)
      .catch((error) => ctx.log.error({ delivery: id, error }, "webhook attempt broke off"))
      .then(() => {
        occupy(endpointId, -1);
        underWay.delete(attempt);
        goOn();
      });
    underWay.add(attempt);
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
    return settle();
  }

  return { deliverDue, settle, close };
}
