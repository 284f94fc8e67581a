import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { refunds } from "@/db/schema";
import { inRounds, raceAll, stagger } from "@/tests/support/race";
import { createRefundWorld } from "@/tests/support/refund-world";
import { useRaceWorld } from "@/tests/support/use-race-world";
import { performRefund } from "./perform-refund";
import { recordRefundReport } from "./record-refund-report";

describe("refunds at the same instant", () => {
  const { world, bank } = useRaceWorld({ poolSize: 8 });
  let refunding: ReturnType<typeof createRefundWorld>;
  beforeAll(() => {
    refunding = createRefundWorld(world);
  });

  it("of the whole: exactly one wins, and the others are told that nothing is left", async () => {
    await inRounds(15, async () => {
      const { order, payment } = await refunding.paid();
      const answers = await raceAll(Array.from({ length: 4 }, () => () => refunding.refund(order.id)));
      expect(answers.filter((answer) => typeof answer !== "string")).toHaveLength(1);
      expect(answers.filter((answer) => answer === "order_not_refundable")).toHaveLength(3);
      await world.runDue();
      expect(await world.bank.books(payment.id)).toMatchObject({ refundedMinor: 4350 });
      expect(await world.readOrder(order.id)).toMatchObject({ status: "refunded" });
    });
  });

  it("of parts: never more than was captured, and never a unit twice", async () => {
    await inRounds(8, async () => {
      const { order, payment, assam } = await refunding.paid();
      const one = { items: [{ item: assam, quantity: 1 }] };
      const answers = await raceAll(Array.from({ length: 5 }, () => () => refunding.refund(order.id, one)));
      expect(answers.filter((answer) => answer === "invalid_fields")).toHaveLength(3);
      await world.runDue();
      expect(await world.bank.books(payment.id)).toMatchObject({ refundedMinor: 2400 });
    });
  });

  it("against the failure of the one before: the amount is free once it has failed, and not before", async () => {
    await inRounds(10, async (round) => {
      const { order } = await refunding.paid();
      const first = await refunding.refund(order.id);
      bank.plan("refund", async () => ({ kind: "pending" }));
      await performRefund(world.ctx, first.id);
      const fail = () => recordRefundReport(world.ctx, first.id, { kind: "failed", message: "No." });
      const again = async () => {
        await stagger(round % 4);
        return refunding.refund(order.id);
      };
      const [, second] = await raceAll<unknown>([fail, again]);
      const rows = await world.ctx.db.select().from(refunds).where(eq(refunds.paymentId, first.paymentId));
      expect(rows).toHaveLength(typeof second === "string" ? 1 : 2);
      if (typeof second === "string") expect(second).toBe("order_not_refundable");
    });
  });

  it("two parts that succeed together are both counted", async () => {
    await inRounds(10, async () => {
      const { order } = await refunding.paid();
      const begun = [
        await refunding.refund(order.id, { amount: 1000 }),
        await refunding.refund(order.id, { amount: 3350 }),
      ];
      await Promise.all(begun.map(({ id }) => performRefund(world.ctx, id)));
      expect(await world.readOrder(order.id)).toMatchObject({ status: "refunded", amountRefunded: 4350 });
      expect((await world.told(order.id)).slice(2)).toEqual(["order.partially_refunded", "order.refunded"]);
    });
  });
});
