import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { idempotencyKeys, providerEvents } from "@/db/schema";
import { addMs, DAY_MS, HOUR_MS } from "@/lib/core/clock";
import { createWorld, type World } from "@/tests/support/checkout-world";
import { createInterceptor } from "@/tests/support/interceptor";
import { checkInvariants } from "@/tests/support/invariants";
import { DUTIES } from "./duties";
import { findDue } from "./find-due";
import { forgetIdempotencyKeys } from "./forget-idempotency-keys";
import { performDue } from "./perform-due";
import { listDeadWork, retryDeadWork } from "./retry-dead-work";

describe("performDue", () => {
  let world: World;
  const bank = createInterceptor();
  beforeAll(async () => {
    world = await createWorld({ wrapProvider: bank.wrap });
  });
  afterAll(() => world.close());

  it("has nothing to do when nothing is due", async () => {
    await world.openSession();
    expect(await performDue(world.ctx)).toBe(0);
  });

  it("does what is due and leaves nothing due behind", async () => {
    const expiring = await world.openSession();
    const challenged = await world.pay((await world.order()).id, "card", "sandbox_card_challenge_visa");
    const silent = await world.pay((await world.order({ confirmation: "manual" })).id);
    const late = await world.pay((await world.order()).id, "card", "sandbox_card_times_out_visa");
    world.clock.advance(DAY_MS);
    await world.runDue();
    expect(await world.told(expiring.id)).toContain("checkout.session.expired");
    expect(await world.payment(challenged.id)).toMatchObject({ status: "failed", reason: "action_timeout" });
    expect(await world.payment(silent.id)).toMatchObject({ status: "canceled" });
    expect(await world.payment(late.id)).toMatchObject({ status: "succeeded" });
    for (const duty of DUTIES) {
      expect([duty.name, await findDue(world.ctx, duty, "everybody", { limit: 10 })]).toEqual([
        duty.name,
        [],
      ]);
    }
    await checkInvariants(world);
  });

  it("is not held up by one that fails, which comes round again", async () => {
    const orders = [await world.order(), await world.order(), await world.order()];
    const late = await Promise.all(
      orders.map(({ id }) => world.pay(id, "card", "sandbox_card_times_out_visa")),
    );
    bank.plan("lookup", () => Promise.reject(new Error("the adapter has a bug")));
    world.clock.advance(HOUR_MS);
    // Two payments, and the receipts of both.
    expect(await performDue(world.ctx)).toBe(4);
    const statuses = async () =>
      (await Promise.all(late.map(({ id }) => world.payment(id)))).map(({ status }) => status).sort();
    expect(await statuses()).toEqual(["processing", "succeeded", "succeeded"]);
    world.clock.advance(HOUR_MS);
    await world.runDue();
    expect(await statuses()).toEqual(["succeeded", "succeeded", "succeeded"]);
    await checkInvariants(world);
  });

  it("puts a provider event off that can't be applied, ever longer, and gives up visibly", async () => {
    const order = await world.order();
    const payment = await world.pay(order.id, "card", "sandbox_card_challenge_visa");
    await world.bank.decide(payment.id, "approve");
    await world.deliverBankEvents();
    const mine = eq(providerEvents.paymentId, payment.id);
    await world.ctx.db
      .update(providerEvents)
      .set({ report: { kind: "nonsense" } })
      .where(mine);
    const waits: number[] = [];
    for (let attempt = 0; attempt < 12; attempt += 1) {
      await performDue(world.ctx);
      const [event] = await world.ctx.db.select().from(providerEvents).where(mine);
      if (!event?.dueAt) break;
      waits.push(event.dueAt.getTime() - world.clock.now().getTime());
      world.clock.set(event.dueAt);
    }
    expect(waits).toHaveLength(11);
    expect(waits).toEqual([...waits].sort((left, right) => left - right));
    const [event] = await world.ctx.db.select().from(providerEvents).where(mine);
    expect(event).toMatchObject({ attempts: 12, dueAt: null, appliedAt: null });
  });

  it("tries a row whose verb always throws ever more rarely, then leaves it to a person, who has it tried again", async () => {
    const payment = await world.pay((await world.order()).id, "card", "sandbox_card_times_out_visa");
    for (let attempt = 0; attempt < 20; attempt += 1) {
      bank.plan("lookup", () => Promise.reject(new Error("the adapter has a bug")));
      world.clock.advance(DAY_MS);
      await performDue(world.ctx);
    }
    const dead = await listDeadWork(world.ctx);
    expect(dead).toMatchObject([{ duty: "late answer", rowId: payment.id, attempts: 16 }]);
    expect(dead[0]?.error).toContain("the adapter has a bug");
    world.clock.advance(DAY_MS);
    expect(await performDue(world.ctx)).toBe(0);
    expect(await retryDeadWork(world.ctx, { duty: "late answer", rowId: payment.id })).toBe(1);
    bank.forget();
    await performDue(world.ctx);
    expect(await world.payment(payment.id)).toMatchObject({ status: "succeeded" });
    expect(await listDeadWork(world.ctx)).toEqual([]);
  });

  it("forgets idempotency keys when their time is over, and none before", async () => {
    const row = { ...world.scope, requestHash: "", createdAt: world.clock.now() };
    const expiresAt = addMs(world.clock.now(), 7 * DAY_MS);
    await world.ctx.db.insert(idempotencyKeys).values([
      { ...row, key: "old", expiresAt },
      { ...row, key: "new", expiresAt: addMs(expiresAt, 1) },
    ]);
    expect(await forgetIdempotencyKeys(world.ctx, 100)).toBe(0);
    world.clock.set(expiresAt);
    expect(await forgetIdempotencyKeys(world.ctx, 100)).toBe(1);
    expect(await world.ctx.db.select().from(idempotencyKeys)).toMatchObject([{ key: "new" }]);
  });
});
