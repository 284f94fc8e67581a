import { and, eq, sql } from "drizzle-orm";
import { type Actor, orders } from "@/db/schema";
import type { EventType } from "@/lib/contracts/event-types";
import type { OrderStatus } from "@/lib/contracts/statuses";
import { must } from "@/lib/core/invariant";
import { type Decision, decide } from "@/lib/core/machine";
import { emitTransition } from "@/lib/events/emit";
import type { TransactionContext } from "@/lib/events/transact";
import { presentOrder } from "./present-order";
import { type OrderRow, readWholeOrder, type WholeOrder } from "./queries";
import { ORDER_STATES, type OrderTrigger } from "./states";

type Input = {
  trigger: OrderTrigger;
  actor: Actor;
  set?: Partial<Omit<OrderRow, "id" | "status" | "eventSequence">>;
};

/** The only writer of an order's status. The caller holds the order's lock. */
export async function transitionOrder(
  ctx: TransactionContext,
  order: OrderRow,
  { trigger, actor, set = {} }: Input,
): Promise<{ decision: Decision<OrderStatus>; order: OrderRow }> {
  const decision = decide(ORDER_STATES, order.status, trigger);
  if (decision.kind !== "moved") return { decision, order };
  const [moved] = await ctx.tx
    .update(orders)
    .set({ ...set, status: decision.to, eventSequence: sql`${orders.eventSequence} + 1` })
    .where(and(eq(orders.id, order.id), eq(orders.status, order.status)))
    .returning();
  const row = must(moved, "the order that was locked");
  emitOrderTransition(ctx, await readWholeOrder(ctx.tx, row), { from: order.status, trigger, actor });
  return { decision, order: row };
}

/** Writes down that an order has come to be, or has moved. */
export function emitOrderTransition(
  ctx: TransactionContext,
  whole: WholeOrder,
  change: { from: OrderStatus | null; trigger: string; actor: Actor },
): void {
  const { order } = whole;
  const fact = {
    scope: order,
    type: ORDER_EVENTS[order.status],
    objectId: order.id,
    sequence: order.eventSequence,
    data: presentOrder(whole),
    orderId: order.id,
  };
  emitTransition(ctx, fact, { ...change, to: order.status, reason: order.reason });
}

const ORDER_EVENTS: Record<OrderStatus, EventType> = {
  unpaid: "order.created",
  paid: "order.paid",
  partially_refunded: "order.partially_refunded",
  refunded: "order.refunded",
  canceled: "order.canceled",
  deleted: "order.deleted",
};
