import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { TestFault } from "@/lib/contracts/statuses";
import { MINUTE_MS, SECOND_MS } from "@/lib/core/clock";
import { transact } from "@/lib/events/transact";
import { createMerchant, createWorld, type World } from "@/tests/support/checkout-world";
import { checkInvariants } from "@/tests/support/invariants";
import { listFaults } from "./list-faults";
import { setFault } from "./set-fault";

describe("a fault that a merchant sets", () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterEach(() => checkInvariants(world));
  afterAll(() => world.close());

  const set = (fault: TestFault) => transact(world.ctx, (inside) => setFault(inside, world.scope, fault));
  const payAgain = async () => world.pay((await world.order()).id);

  it("declines the next payment and leaves the one after it alone", async () => {
    await set("decline");
    expect(await payAgain()).toMatchObject({ status: "failed", reason: "declined", fault: "decline" });
    expect(await payAgain()).toMatchObject({ status: "succeeded", fault: null });
    expect(await listFaults(world.ctx, world.scope)).toEqual([]);
  });

  it("lets the next payment time out: it is true of it that nobody knows, until the provider tells", async () => {
    await set("time_out");
    const payment = await payAgain();
    expect(payment.status).toBe("processing");
    world.clock.advance(MINUTE_MS);
    await world.runDue();
    expect(await world.payment(payment.id)).toMatchObject({ status: "succeeded" });
  });

  it("has the next payment reported twice, which changes nothing the second time", async () => {
    await world.deliverBankEvents();
    await set("report_twice");
    const payment = await payAgain();
    world.clock.advance(3 * SECOND_MS);
    expect(await world.deliverBankEvents()).toBe(2);
    await world.runDue();
    const told = await world.told(payment.id);
    expect(told.filter((type) => type === "payment.succeeded")).toHaveLength(1);
  });

  it("befalls a method without a card too, once the customer has approved", async () => {
    await set("decline");
    const payment = await world.pay((await world.order()).id, "paypal", null);
    await world.bank.decide(payment.id, "approve");
    await world.deliverBankEvents();
    await world.runDue();
    expect(await world.payment(payment.id)).toMatchObject({ status: "failed", reason: "declined" });
  });

  it("is used in the order in which faults were set, one payment each, also at once", async () => {
    await set("decline");
    await set("decline");
    const orders = [await world.order(), await world.order(), await world.order()];
    const paid = await Promise.all(orders.map(({ id }) => world.pay(id)));
    expect(paid.map(({ status }) => status).sort()).toEqual(["failed", "failed", "succeeded"]);
  });

  it("is its merchant's alone", async () => {
    const other = await createMerchant(world.ctx);
    await transact(world.ctx, (inside) => setFault(inside, other, "decline"));
    expect(await payAgain()).toMatchObject({ status: "succeeded" });
  });
});
