import { and, asc, eq } from "drizzle-orm";
import type { Scope } from "@/db/context";
import { type refunds, transitions } from "@/db/schema";
import { parseInput } from "@/lib/contracts/parse";
import {
  type CreateRefundBody,
  type CreateRefundRequestBody,
  createRefundRequestSchema,
  createRefundSchema,
} from "@/lib/contracts/refund-bodies";
import { must } from "@/lib/core/invariant";
import { transact } from "@/lib/events/transact";
import { readWholeOrder } from "@/lib/orders/queries";
import { acceptRefundRequest } from "@/lib/refunds/accept-refund-request";
import { findRefund } from "@/lib/refunds/queries";
import { refundOrder } from "@/lib/refunds/refund-order";
import { refuseRefundRequest } from "@/lib/refunds/refuse-refund-request";
import { requestRefund } from "@/lib/refunds/request-refund";
import type { World } from "./checkout-world";

/** Two Assam at €12.00 and one Darjeeling at €19.50: €43.50. */
export const TWO_LINES = {
  items: [
    { name: "Assam", unit_amount: 1200, quantity: 2 },
    { name: "Darjeeling", unit_amount: 1950, quantity: 1 },
  ],
};

/** What a merchant does about money that is to go back, each as one request of its own. */
export function createRefundWorld(world: World) {
  const { ctx } = world;
  return {
    refund: (orderId: string, body: CreateRefundBody = {}, scope: Scope = world.scope) =>
      transact(ctx, (inside) => refundOrder(inside, scope, orderId, parseInput(createRefundSchema, body))),
    ask: (body: CreateRefundRequestBody, scope: Scope = world.scope) =>
      transact(ctx, (inside) => requestRefund(inside, scope, parseInput(createRefundRequestSchema, body))),
    accept: (id: string, scope: Scope = world.scope) =>
      transact(ctx, (inside) => acceptRefundRequest(inside, scope, id)),
    refuse: (id: string, answer = "It was used.", scope: Scope = world.scope) =>
      transact(ctx, (inside) => refuseRefundRequest(inside, scope, id, answer)),
    /** An order of `TWO_LINES` that a card has paid, and the ids of its lines. */
    async paid() {
      const order = await world.order(TWO_LINES);
      const payment = await world.pay(order.id);
      const { items } = await readWholeOrder(ctx.db, order);
      const [assam, darjeeling] = items.map(({ id }) => id);
      return { order, payment, assam: must(assam, "a line"), darjeeling: must(darjeeling, "a line") };
    },
    async readRefund(id: string): Promise<typeof refunds.$inferSelect> {
      return must(await findRefund(ctx.db, id), "the refund");
    },
    /** The moves of one object, in order. */
    async moves(objectId: string, to?: string) {
      return ctx.db
        .select()
        .from(transitions)
        .where(and(eq(transitions.objectId, objectId), to === undefined ? undefined : eq(transitions.to, to)))
        .orderBy(asc(transitions.id));
    },
  };
}
