import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { cancelOrder } from "@/lib/orders/cancel-order";
import { createWorld, type World } from "./checkout-world";
import { findBrokenInvariants } from "./invariants";
import { createRefundWorld } from "./refund-world";

/** Each is something that our code must never do, done by hand: the rule that forbids it has to say so. */
const CRIMES: [crime: string, statement: string, said: RegExp][] = [
  [
    "a refund is not counted by its payment",
    "update payments set amount_refunded = 0 where amount_refunded > 0",
    /says 0 refunded, its refunds 1200/,
  ],
  [
    "a refund is not counted by its order",
    "update orders set amount_refunded = 0, status = 'paid' where status = 'partially_refunded'",
    /says 0 refunded, its payments 1200/,
  ],
  [
    "more is on its way than was captured",
    "update refunds set amount = 4000 where status = 'pending'",
    /5200 of pay_\w+ go back and 4350 were captured/,
  ],
  ["a unit goes back twice", "update refund_items set quantity = 3", /3 units of oi_\w+ go back, of 2/],
  [
    "a refund is of another amount than its lines",
    "update refund_items set amount = amount + 1",
    /gives back 1200 and its lines 1201/,
  ],
  [
    "an order does not say that it was refunded in part",
    "update orders set status = 'paid' where amount_refunded > 0",
    /is paid and should be partially_refunded/,
  ],
  [
    "an order says that all went back",
    "update orders set status = 'refunded' where amount_refunded > 0",
    /is refunded and should be partially_refunded/,
  ],
  ["a canceled order has no reason", "update orders set reason = null", /for the reason null/],
  ["an order that stands has ended", "update orders set ended_at = now()", /is partially_refunded, ended at/],
  [
    "an ended refund is asked about again",
    "update refunds set due_at = now() where status = 'succeeded'",
    /is succeeded and due at/,
  ],
  [
    "a refund is of another mode",
    "update refunds set livemode = true where status = 'pending'",
    /another merchant or mode than its payment/,
  ],
  [
    "an accepted request began nothing",
    "update refunds set refund_request_id = null",
    /is accepted and began 0 refunds/,
  ],
  [
    "an accepted request began another amount",
    "update refund_requests set amount = 1 where status = 'accepted'",
    /asked for 1 and its refund is of another amount/,
  ],
  [
    "a refused request is open",
    "update refund_requests set finished_at = null where status = 'refused'",
    /is refused and its finished_at/,
  ],
  [
    "a request changes in silence",
    "update refund_requests set status = 'pending', finished_at = null where status = 'refused'",
    /its events say refused/,
  ],
];

describe("findBrokenInvariants, about refunds", () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
    const refunding = createRefundWorld(world);
    const { order, assam } = await refunding.paid();
    await refunding.refund(order.id, { items: [{ item: assam, quantity: 1 }] });
    await world.runDue();
    const accepted = await refunding.ask({ order: order.id, amount: 100, reason: "It is late." });
    await refunding.accept(accepted.id);
    const refused = await refunding.ask({ order: order.id, amount: 100, reason: "It is late." });
    await refunding.refuse(refused.id);
    await cancelOrder(world.ctx, world.scope, (await world.order()).id);
  });
  afterAll(() => world.close());

  beforeEach(async () => expect(await findBrokenInvariants(world.ctx, world.bank)).toEqual([]));

  it.each(CRIMES)("says so when %s", async (_, statement, said) => {
    const undo = new Error("undo it");
    const committing = world.ctx.db.transaction(async (tx) => {
      await tx.execute(sql.raw(statement));
      expect((await findBrokenInvariants({ db: tx }, world.bank)).join("\n")).toMatch(said);
      throw undo;
    });
    await expect(committing).rejects.toBe(undo);
  });
});
