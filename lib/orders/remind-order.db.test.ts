import { and, eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { merchantSettings, orders, outboxMessages } from "@/db/schema";
import { addMs, DAY_MS, MINUTE_MS } from "@/lib/core/clock";
import { createWorld, START, type World } from "@/tests/support/checkout-world";
import { checkInvariants } from "@/tests/support/invariants";
import { remindOrder } from "./remind-order";

let world: World;
beforeEach(async () => {
  world = await createWorld();
  await setDays([1, 3, 7]);
});
afterEach(async () => {
  await checkInvariants(world);
  await world.close();
});

const setDays = (reminderDays: number[]) =>
  world.ctx.db
    .update(merchantSettings)
    .set({ reminderDays })
    .where(eq(merchantSettings.merchantId, world.scope.merchantId));
const letters = (orderId: string) =>
  world.ctx.db
    .select()
    .from(outboxMessages)
    .where(and(eq(outboxMessages.objectId, orderId), eq(outboxMessages.kind, "order_reminder")));

async function afterDays(days: number): Promise<void> {
  world.clock.set(addMs(START, days * DAY_MS));
  await world.runDue();
}

describe("an unpaid order", () => {
  it("is reminded of on each of the merchant's days and no more, by letter and by event", async () => {
    const { id } = await world.order();
    const counts: number[] = [];
    for (const days of [0.9, 1, 1.1, 2.9, 3, 6.9, 7, 8, 30]) {
      await afterDays(days);
      counts.push((await letters(id)).length);
    }
    expect(counts).toEqual([0, 1, 1, 1, 2, 2, 3, 3, 3]);
    expect(await world.told(id)).toEqual(["order.created", ...Array(3).fill("order.reminder_sent")]);
    expect(await world.readOrder(id)).toMatchObject({ remindAt: null, remindersSent: 3, eventSequence: 4 });
    const [letter] = await letters(id);
    expect(letter).toMatchObject({
      channel: "email",
      kind: "order_reminder",
      recipient: "ada@customer.example",
      locale: "en",
      status: "kept",
    });
  });

  it("is not reminded of where the merchant wants no reminders", async () => {
    await setDays([]);
    const { id } = await world.order();
    await afterDays(30);
    expect(await letters(id)).toEqual([]);
  });

  it("gets one letter, not three, from a worker that was away for a week", async () => {
    const { id } = await world.order();
    await afterDays(6);
    expect(await letters(id)).toHaveLength(1);
    expect((await world.readOrder(id)).remindAt).toEqual(addMs(START, 7 * DAY_MS));
  });

  it("whose customer left no address is not reminded of", async () => {
    const order = await world.order();
    const customer = { ...order.customer, email: null };
    await world.ctx.db.update(orders).set({ customer }).where(eq(orders.id, order.id));
    await afterDays(1);
    expect(await letters(order.id)).toEqual([]);
    expect(await world.told(order.id)).toEqual(["order.created"]);
    expect((await world.readOrder(order.id)).remindAt).toBeNull();
  });

  it("is reminded of while a bank transfer is awaited", async () => {
    const { id } = await world.order({}, "bank_transfer");
    await world.pay(id, "bank_transfer");
    await afterDays(1);
    expect(await letters(id)).toHaveLength(1);
  });

  it("gets one letter from two workers", async () => {
    const { id } = await world.order();
    world.clock.set(addMs(START, DAY_MS));
    await Promise.all(Array.from({ length: 5 }, () => remindOrder(world.ctx, id)));
    expect(await letters(id)).toHaveLength(1);
  });
});

describe("an order that is being paid", () => {
  it("is looked at again later while the merchant has yet to confirm", async () => {
    await world.ctx.db
      .update(merchantSettings)
      .set({ confirmWithinMinutes: 7 * 24 * 60 })
      .where(eq(merchantSettings.merchantId, world.scope.merchantId));
    const { id } = await world.order({ confirmation: "manual" });
    world.clock.set(addMs(START, DAY_MS - MINUTE_MS));
    await world.pay(id);
    world.clock.advance(MINUTE_MS);
    await remindOrder(world.ctx, id);
    expect(await letters(id)).toEqual([]);
    expect((await world.readOrder(id)).remindAt).toEqual(addMs(world.clock.now(), 15 * MINUTE_MS));
  });
});

describe("a paid order", () => {
  it("is never reminded of", async () => {
    const { id } = await world.order();
    await world.pay(id);
    await afterDays(10);
    expect(await letters(id)).toEqual([]);
    expect(await world.told(id)).not.toContain("order.reminder_sent");
  });
});
