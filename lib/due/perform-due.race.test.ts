import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { refunds } from "@/db/schema";
import { DAY_MS, MINUTE_MS } from "@/lib/core/clock";
import { cancelPayment } from "@/lib/payments/cancel-payment";
import { reconcilePayment } from "@/lib/payments/reconcile-payment";
import { callIsLost } from "@/tests/support/interceptor";
import { inRounds } from "@/tests/support/race";
import { useRaceWorld } from "@/tests/support/use-race-world";
import { performDue } from "./perform-due";

describe("two workers", () => {
  const { world, bank } = useRaceWorld({ poolSize: 20 });

  const twoWorkers = () => Promise.all([performDue(world.ctx), performDue(world.ctx)]);

  it("on one sweep of everything that can be due do each thing once", async () => {
    await inRounds(4, async () => {
      const sessions = [await world.openSession(), await world.openSession()];
      const challenged = await world.pay((await world.order()).id, "card", "sandbox_card_challenge_visa");
      const silent = await world.pay((await world.order({ confirmation: "manual" })).id);
      const late = await world.pay((await world.order()).id, "card", "sandbox_card_times_out_visa");
      world.clock.advance(DAY_MS);
      const releases = bank.countCalls("release");
      await twoWorkers();
      await world.runDue();
      expect(bank.countCalls("release") - releases).toBe(2);
      for (const { id } of sessions) expect(await world.told(id)).toHaveLength(2);
      expect((await world.told(challenged.id)).slice(3)).toEqual(["payment.voiding", "payment.failed"]);
      expect((await world.told(silent.id)).slice(4)).toEqual(["payment.voiding", "payment.canceled"]);
      expect(await world.payment(late.id)).toMatchObject({ status: "succeeded" });
    });
  });

  it("on the same provider events apply each once", async () => {
    await inRounds(6, async () => {
      const order = await world.order();
      const payment = await world.pay(order.id, "card", "sandbox_card_challenge_visa");
      await world.bank.decide(payment.id, "approve");
      await world.deliverBankEvents(2);
      await twoWorkers();
      expect((await world.told(payment.id)).slice(3)).toEqual(["payment.succeeded"]);
      expect(await world.told(order.id)).toEqual(["order.created", "order.paid"]);
    });
  });

  it("reconciling one payment that the bank has never heard of submit it once, for one capture", async () => {
    await inRounds(10, async () => {
      const order = await world.order();
      bank.plan("submit", callIsLost);
      const { id } = await world.pay(order.id);
      const submissions = bank.countCalls("submit");
      world.clock.advance(MINUTE_MS);
      await Promise.all(Array.from({ length: 4 }, () => reconcilePayment(world.ctx, id)));
      expect(bank.countCalls("submit") - submissions).toBe(1);
      expect(await world.payment(id)).toMatchObject({ status: "succeeded" });
      expect(await world.bank.books(id)).toMatchObject({ capturedMinor: 2400 });
    });
  });

  it("refunding one stray capture give the money back once", async () => {
    await inRounds(6, async () => {
      const order = await world.order();
      const payment = await world.pay(order.id, "card", "sandbox_card_challenge_visa");
      bank.plan("release", async () => ({ kind: "released" }));
      await cancelPayment(world.ctx, world.scope, payment.id);
      await world.bank.decide(payment.id, "approve");
      await world.deliverBankEvents();
      await twoWorkers();
      await twoWorkers();
      const rows = await world.ctx.db.select().from(refunds).where(eq(refunds.paymentId, payment.id));
      expect(rows).toMatchObject([{ status: "succeeded" }]);
      expect(await world.bank.books(payment.id)).toMatchObject({ refundedMinor: 2400 });
    });
  });
});
