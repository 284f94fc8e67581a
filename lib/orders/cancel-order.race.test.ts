import { describe, expect, it } from "vitest";
import { createGate } from "@/tests/support/gate";
import { waitsBefore } from "@/tests/support/interceptor";
import { comeToRest, inRounds, raceAll, stagger } from "@/tests/support/race";
import { useRaceWorld } from "@/tests/support/use-race-world";
import { cancelOrder } from "./cancel-order";

describe("canceling an order", () => {
  const { world, bank } = useRaceWorld({ poolSize: 8 });

  const cancel = (id: string) => cancelOrder(world.ctx, world.scope, id);

  it("against paying it: paid or canceled, never both, and the other is told so", async () => {
    await inRounds(20, async (round) => {
      const order = await world.order();
      const later = async () => {
        await stagger(round % 8);
        return cancel(order.id);
      };
      const [paid, canceled] = await raceAll<unknown>([() => world.pay(order.id), later]);
      const { status, amountPaid } = await world.readOrder(order.id);
      if (status === "canceled") {
        expect(paid).toBe("order_not_payable");
        expect(amountPaid).toBe(0);
      } else {
        expect(status).toBe("paid");
        expect(["payment_in_progress", "order_not_cancelable"]).toContain(canceled);
      }
    });
  });

  it("against the customer's word at the bank: the bank decides", async () => {
    await inRounds(15, async (round) => {
      const order = await world.order();
      const payment = await world.pay(order.id, "card", "sandbox_card_challenge_visa");
      const approve = async () => {
        await stagger(round % 8);
        return world.bank.decide(payment.id, "approve");
      };
      await raceAll<unknown>([() => cancel(order.id), approve]);
      await comeToRest(world);
      const { status } = await world.readOrder(order.id);
      const { capturedMinor } = await world.bank.books(payment.id);
      expect(capturedMinor).toBe(status === "paid" ? 2400 : 0);
      expect(["paid", "canceled"]).toContain(status);
    });
  });

  it("waits for nothing that is in flight: it is refused, and the payment goes on", async () => {
    const order = await world.order();
    const gate = createGate();
    bank.plan("submit", waitsBefore(gate));
    const paying = world.pay(order.id);
    await gate.reached;
    await expect(cancel(order.id)).rejects.toMatchObject({ status: 409, code: "payment_in_progress" });
    gate.open();
    expect(await paying).toMatchObject({ status: "succeeded" });
  });

  it("many times at once ends it once", async () => {
    await inRounds(8, async () => {
      const order = await world.order();
      await world.pay(order.id, "card", "sandbox_card_challenge_visa");
      const answers = await raceAll(Array.from({ length: 4 }, () => () => cancel(order.id)));
      await comeToRest(world);
      expect(await world.readOrder(order.id)).toMatchObject({ status: "canceled" });
      expect(await world.told(order.id)).toEqual(["order.created", "order.canceled"]);
      expect(answers.filter((answer) => typeof answer !== "string").length).toBeGreaterThan(0);
    });
  });
});
