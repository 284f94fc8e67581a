import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { refunds } from "@/db/schema";
import { inRounds, raceAll, stagger } from "@/tests/support/race";
import { createRefundWorld } from "@/tests/support/refund-world";
import { useRaceWorld } from "@/tests/support/use-race-world";
import { findScopedRefundRequest } from "./refund-request-queries";

describe("answers to a refund request at the same instant", () => {
  const { world } = useRaceWorld({ poolSize: 8 });
  let refunding: ReturnType<typeof createRefundWorld>;
  beforeAll(() => {
    refunding = createRefundWorld(world);
  });

  async function asked() {
    const { order } = await refunding.paid();
    return { order, request: await refunding.ask({ order: order.id, reason: "It is late." }) };
  }

  it("accept against refuse: exactly one wins, and the other is told so", async () => {
    await inRounds(15, async (round) => {
      const { request } = await asked();
      const refuse = async () => {
        await stagger(round % 6);
        return refunding.refuse(request.id);
      };
      const answers = await raceAll([() => refunding.accept(request.id), refuse]);
      expect(answers.filter((answer) => answer === "refund_request_answered")).toHaveLength(1);
      const row = await findScopedRefundRequest(world.ctx.db, world.scope, request.id);
      const begun = await world.ctx.db.select().from(refunds).where(eq(refunds.refundRequestId, request.id));
      expect(begun).toHaveLength(row?.status === "accepted" ? 1 : 0);
    });
  });

  it("accepting many times begins one refund", async () => {
    await inRounds(6, async () => {
      const { request } = await asked();
      await Promise.all(Array.from({ length: 4 }, () => refunding.accept(request.id)));
      const begun = await world.ctx.db.select().from(refunds).where(eq(refunds.refundRequestId, request.id));
      expect(begun).toHaveLength(1);
    });
  });

  it("accept against a refund of the whole: the money goes back once", async () => {
    await inRounds(10, async (round) => {
      const { order, request } = await asked();
      const refund = async () => {
        await stagger(round % 4);
        return refunding.refund(order.id);
      };
      const answers = await raceAll<unknown>([() => refunding.accept(request.id), refund]);
      expect(answers.filter((answer) => answer === "order_not_refundable")).toHaveLength(1);
      const row = await findScopedRefundRequest(world.ctx.db, world.scope, request.id);
      expect(row?.status).toBe(answers[0] === "order_not_refundable" ? "pending" : "accepted");
    });
  });

  it("asking many times leaves one request", async () => {
    await inRounds(6, async () => {
      const { order } = await refunding.paid();
      const ask = () => refunding.ask({ order: order.id, reason: "It is late." });
      const answers = await raceAll([ask, ask, ask]);
      expect(answers.filter((answer) => answer === "refund_request_pending")).toHaveLength(2);
    });
  });
});
