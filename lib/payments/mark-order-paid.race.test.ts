import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { payments } from "@/db/schema";
import { createGate } from "@/tests/support/gate";
import { waitsBefore } from "@/tests/support/interceptor";
import { inRounds, raceAll, stagger } from "@/tests/support/race";
import { useRaceWorld } from "@/tests/support/use-race-world";
import { markOrderPaid } from "./mark-order-paid";

describe("marking an order as paid", () => {
  const { world, bank } = useRaceWorld();

  const mark = (orderId: string) => markOrderPaid(world.ctx, world.scope, orderId);

  async function awaiting() {
    const order = await world.order({}, "bank_transfer");
    return { order, transfer: await world.pay(order.id, "bank_transfer") };
  }

  it("against the customer's switch to a card: paid once, by one of them", async () => {
    await inRounds(20, async (round) => {
      const { order } = await awaiting();
      const switchToCard = async () => {
        await stagger(round % 5);
        return world.pay(order.id);
      };
      await raceAll<unknown>([() => mark(order.id), switchToCard]);
      const all = await world.ctx.db.select().from(payments).where(eq(payments.orderId, order.id));
      expect(all.filter(({ status }) => status === "succeeded")).toHaveLength(1);
      expect(await world.readOrder(order.id)).toMatchObject({ status: "paid", amountPaid: 2400 });
    });
  });

  it("many times at once pays once", async () => {
    await inRounds(10, async () => {
      const { order, transfer } = await awaiting();
      await Promise.all(Array.from({ length: 5 }, () => mark(order.id)));
      expect(await world.told(transfer.id)).toHaveLength(4);
    });
  });

  it("is refused once the customer has begun to pay by card, and the card pays", async () => {
    const { order } = await awaiting();
    const gate = createGate();
    bank.plan("submit", waitsBefore(gate));
    const paying = world.pay(order.id);
    await gate.reached;
    await expect(mark(order.id)).rejects.toMatchObject({ status: 409, code: "order_not_awaiting_funds" });
    gate.open();
    expect(await paying).toMatchObject({ status: "succeeded" });
  });
});
