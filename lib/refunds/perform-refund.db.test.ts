import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { refunds } from "@/db/schema";
import { DAY_MS, SECOND_MS } from "@/lib/core/clock";
import { must } from "@/lib/core/invariant";
import { transact } from "@/lib/events/transact";
import { createWorld, type World } from "@/tests/support/checkout-world";
import { answerIsLost, callIsLost, createInterceptor, diesAfter } from "@/tests/support/interceptor";
import { createRefund } from "./create-refund";
import { performRefund } from "./perform-refund";
import { recordRefundReport } from "./record-refund-report";

describe("performRefund", () => {
  let world: World;
  const bank = createInterceptor();
  beforeAll(async () => {
    world = await createWorld({ wrapProvider: bank.wrap });
  });
  afterAll(() => world.close());

  /** A refund that is due now, of a captured payment. */
  async function due(amount = 2400, method = "card") {
    const order = await world.order({}, method);
    const payment = await world.pay(order.id, method);
    const { id } = await transact(world.ctx, (inside) =>
      createRefund(inside, {
        payment,
        amountMinor: amount,
        items: [],
        reason: "requested_by_merchant",
        actor: "merchant",
      }),
    );
    return { id, payment };
  }

  async function refund(id: string) {
    const [row] = await world.ctx.db.select().from(refunds).where(eq(refunds.id, id));
    return must(row, "the refund");
  }

  it("gives the money back and ends", async () => {
    const { id, payment } = await due();
    await performRefund(world.ctx, id);
    expect(await refund(id)).toMatchObject({ status: "succeeded", dueAt: null });
    expect(await world.bank.books(payment.id)).toMatchObject({ refundedMinor: 2400 });
    expect(await world.told(id)).toEqual(["refund.created", "refund.processing", "refund.succeeded"]);
  });

  it("does nothing before it is due, and nothing once it has ended", async () => {
    const { id } = await due();
    await performRefund(world.ctx, id);
    const calls = bank.countCalls("refund");
    await performRefund(world.ctx, id);
    expect(bank.countCalls("refund")).toBe(calls);
  });

  it.each([
    ["the answer is lost", answerIsLost],
    ["the call is lost", callIsLost],
    ["the process dies", diesAfter],
  ])("is done again until it is known, when %s, and gives back once", async (_, behaviour) => {
    const { id, payment } = await due();
    bank.plan("refund", behaviour);
    await performRefund(world.ctx, id).catch(() => null);
    expect(await refund(id)).toMatchObject({ status: "processing" });
    world.clock.advance(DAY_MS);
    await world.runDue();
    expect(await refund(id)).toMatchObject({ status: "succeeded", dueAt: null });
    expect(await world.bank.books(payment.id)).toMatchObject({ refundedMinor: 2400 });
  });

  it("says what the bank said when it refuses", async () => {
    const { id, payment } = await due(9900);
    await performRefund(world.ctx, id);
    expect(await refund(id)).toMatchObject({ status: "failed", dueAt: null });
    expect((await refund(id)).message).toMatch(/more than/i);
    expect(await world.bank.books(payment.id)).toMatchObject({ refundedMinor: 0 });
  });

  it("asks a person where the method can't send money back", async () => {
    const { id } = await due(2400, "bank_transfer");
    await performRefund(world.ctx, id);
    expect(await refund(id)).toMatchObject({ status: "requires_action", dueAt: null });
    expect((await refund(id)).message).toMatch(/by hand/);
  });

  it("stays ended when a lost answer comes after the event that ended it", async () => {
    const { id } = await due();
    bank.plan("refund", async (call) => {
      await call();
      await recordRefundReport(world.ctx, id, { kind: "succeeded" });
      return { kind: "pending" };
    });
    await performRefund(world.ctx, id);
    expect(await refund(id)).toMatchObject({ status: "succeeded", dueAt: null });
    const calls = bank.countCalls("refund");
    world.clock.advance(DAY_MS + SECOND_MS);
    await world.runDue();
    expect(bank.countCalls("refund")).toBe(calls);
  });

  it("takes a word about a refund that is not ours for nothing", async () => {
    await expect(recordRefundReport(world.ctx, "ref_none", { kind: "succeeded" })).resolves.toBeUndefined();
  });
});
