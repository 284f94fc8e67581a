import { describe, expect, it } from "vitest";
import { createGate } from "@/tests/support/gate";
import { waitsAfter } from "@/tests/support/interceptor";
import { comeToRest, inRounds, raceAll, stagger } from "@/tests/support/race";
import { useRaceWorld } from "@/tests/support/use-race-world";
import { cancelPayment } from "./cancel-payment";

const SUCCEEDED_ONCE = ["payment.created", "payment.processing", "payment.succeeded"];

describe("a provider's event", () => {
  const { world, bank } = useRaceWorld();

  const cancel = (id: string) => cancelPayment(world.ctx, world.scope, id);

  async function challenged(confirmation: "automatic" | "manual" = "automatic") {
    const order = await world.order({ confirmation });
    return world.pay(order.id, "card", "sandbox_card_challenge_visa");
  }

  it("before the answer to the call that caused it succeeds the payment, and the answer repeats it", async () => {
    await inRounds(10, async () => {
      const order = await world.order();
      const gate = createGate();
      bank.plan("submit", waitsAfter(gate));
      const paying = world.pay(order.id, "card", "sandbox_card_answers_late_visa");
      await gate.reached;
      await world.deliverBankEvents(2);
      await world.runDue();
      expect(await world.readOrder(order.id)).toMatchObject({ status: "paid" });
      gate.open();
      const payment = await paying;
      expect(payment).toMatchObject({ status: "succeeded" });
      expect(await world.told(payment.id)).toEqual(SUCCEEDED_ONCE);
    });
  });

  it("at the same instant as the answer, and twice, is told once", async () => {
    await inRounds(20, async (round) => {
      const order = await world.order();
      const gate = createGate();
      bank.plan("submit", waitsAfter(gate));
      const paying = world.pay(order.id, "card", "sandbox_card_answers_late_visa");
      await gate.reached;
      await world.deliverBankEvents(2);
      const worker = async () => {
        await stagger(round % 5);
        await world.runDue();
      };
      gate.open();
      const [payment] = await Promise.all([paying, worker(), worker()]);
      expect(await world.told(payment.id)).toEqual(SUCCEEDED_ONCE);
    });
  });

  it("of an approval after a cancel changes nothing and takes no money", async () => {
    await inRounds(5, async () => {
      const payment = await challenged("manual");
      await world.bank.decide(payment.id, "approve");
      const events = await world.bank.takeEvents();
      expect(await cancel(payment.id)).toMatchObject({ status: "canceled" });
      for (const { rawBody } of [...events, ...events]) await world.receiveBankEvent(rawBody);
      await world.runDue();
      expect(await world.payment(payment.id)).toMatchObject({ status: "canceled" });
      expect(await world.bank.books(payment.id)).toMatchObject({ status: "released", capturedMinor: 0 });
    });
  });

  it.each(["automatic", "manual"] as const)(
    "of the customer's approval against the merchant's cancel, %s: one of them wins, for both of us",
    async (confirmation) => {
      const raced: string[] = [];
      await inRounds(20, async (round) => {
        const payment = await challenged(confirmation);
        raced.push(payment.id);
        const approve = async () => {
          await stagger(round % 8);
          await world.bank.decide(payment.id, "approve");
          await world.deliverBankEvents(2);
          await world.runDue();
        };
        await raceAll<unknown>([approve, () => cancel(payment.id)]);
      });
      await comeToRest(world);
      for (const id of raced) {
        const { status } = await world.payment(id);
        const atBank = (await world.bank.books(id)).status;
        expect(["canceled released", "succeeded captured"]).toContain(`${status} ${atBank}`);
      }
    },
  );
});
