import type { Scope } from "@/db/context";
import type { Actor } from "@/db/schema";
import { API_VERSION, type EventType } from "@/lib/contracts/event-types";
import { newId } from "@/lib/core/ids";
import type { TransactionContext } from "./transact";

/** The fact to write down. `data` is the object as it is now; `sequence` counts its events from 1. */
export type Fact = {
  scope: Scope;
  type: EventType;
  objectId: string;
  sequence: number;
  data: object;
  /** The order whose open pages should look again. */
  orderId?: string;
  /** The one endpoint that is sent it, whatever types it asked for; everybody else reads it in the log. */
  onlyTo?: string;
};

export type Change = {
  from: string | null;
  to: string;
  trigger: string;
  actor: Actor;
  reason?: string | null;
};

/** Writes down a fact that changed no status. The body is rendered here, once, in the bytes every endpoint is sent. */
export function emitNotice(ctx: TransactionContext, fact: Fact): void {
  emit(ctx, fact);
}

/** Writes down a change of status: one transition and the one event that tells of it. */
export function emitTransition(ctx: TransactionContext, fact: Fact, change: Change): void {
  const eventId = emit(ctx, fact);
  ctx.facts.transitions.push({
    id: newId("transition", ctx),
    objectId: fact.objectId,
    eventId,
    from: change.from,
    to: change.to,
    trigger: change.trigger,
    actor: change.actor,
    reason: change.reason ?? null,
    at: ctx.clock.now(),
  });
}

function emit(ctx: TransactionContext, fact: Fact): string {
  const id = newId("event", ctx);
  const now = ctx.clock.now();
  ctx.facts.events.push({
    id,
    merchantId: fact.scope.merchantId,
    livemode: fact.scope.livemode,
    type: fact.type,
    objectId: fact.objectId,
    sequence: fact.sequence,
    body: JSON.stringify({
      id,
      object: "event",
      type: fact.type,
      api_version: API_VERSION,
      livemode: fact.scope.livemode,
      timestamp: now.toISOString(),
      sequence: fact.sequence,
      data: fact.data,
    }),
    createdAt: now,
  });
  if (fact.onlyTo) ctx.facts.onlyTo.set(id, fact.onlyTo);
  if (fact.orderId) ctx.facts.wakes.add(orderChannelMessage(fact.orderId));
  return id;
}

/** What readers of a merchant's log of one mode listen for on the same channel. */
export function logChannelMessage({ merchantId, livemode }: Scope): string {
  return `log:${merchantId}:${livemode ? "live" : "test"}`;
}

/** What open pages of an order listen for on the `opentill_wake` channel. */
export function orderChannelMessage(orderId: string): string {
  return `order:${orderId}`;
}

/** What the open page of a customer's phone listens for on the same channel. */
export function phoneChannelMessage(phoneId: string): string {
  return `phone:${phoneId}`;
}
