import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { payments } from "@/db/schema";
import { isLivePayment } from "@/lib/contracts/statuses";
import { inRounds, raceAll } from "@/tests/support/race";
import { useRaceWorld } from "@/tests/support/use-race-world";

const VISA = "sandbox_card_succeeds_visa";
const MASTERCARD = "sandbox_card_succeeds_mastercard";
const CHALLENGE = "sandbox_card_challenge_visa";

describe("paying", () => {
  const { world, bank } = useRaceWorld();

  const attempts = (orderId: string) =>
    world.ctx.db.select().from(payments).where(eq(payments.orderId, orderId));

  async function expectOneLiveAtMost(orderId: string) {
    const live = (await attempts(orderId)).filter(({ status }) => isLivePayment(status));
    expect(live.length).toBeLessThanOrEqual(1);
  }

  it("pressed many times at once makes one payment, which the bank is told of once", async () => {
    await inRounds(20, async () => {
      const order = await world.order();
      const submissions = bank.countCalls("submit");
      const answers = await raceAll(Array.from({ length: 5 }, () => () => world.pay(order.id)));
      expect(await attempts(order.id)).toHaveLength(1);
      expect(bank.countCalls("submit") - submissions).toBe(1);
      for (const answer of answers) {
        expect(typeof answer === "string" ? answer : answer.orderId).toBe(
          typeof answer === "string" ? "order_not_payable" : order.id,
        );
      }
      expect(await world.readOrder(order.id)).toMatchObject({ status: "paid", amountPaid: 2400 });
    });
  });

  it("with two methods at once takes the money once, or waits for it once", async () => {
    await inRounds(20, async () => {
      const order = await world.order();
      await raceAll([
        () => world.pay(order.id, "card", VISA),
        () => world.pay(order.id, "bank_transfer"),
        () => world.pay(order.id, "card", MASTERCARD),
      ]);
      await expectOneLiveAtMost(order.id);
      const all = await attempts(order.id);
      const taken = await Promise.all(all.map(async ({ id }) => (await world.bank.books(id)).capturedMinor));
      const { amountPaid } = await world.readOrder(order.id);
      expect(taken.reduce((sum, amount) => sum + amount, 0)).toBe(amountPaid);
    });
  });

  it("by two cards at once, both in place of a transfer, ends the transfer and takes the money once", async () => {
    await inRounds(20, async () => {
      const order = await world.order({}, "bank_transfer");
      const transfer = await world.pay(order.id, "bank_transfer");
      await raceAll([
        () => world.pay(order.id, "card", VISA),
        () => world.pay(order.id, "card", MASTERCARD),
        () => world.pay(order.id, "card", CHALLENGE),
      ]);
      await expectOneLiveAtMost(order.id);
      expect(await world.payment(transfer.id)).toMatchObject({ status: "canceled", reason: "superseded" });
    });
  });

  it("by another card while the first is approved at the bank takes the money once", async () => {
    await inRounds(20, async () => {
      const order = await world.order();
      const first = await world.pay(order.id, "card", CHALLENGE);
      const approve = async () => {
        await world.bank.decide(first.id, "approve");
        await world.deliverBankEvents();
        await world.runDue();
      };
      await raceAll<unknown>([approve, () => world.pay(order.id, "card", VISA)]);
      const taken = await Promise.all(
        (await attempts(order.id)).map(async ({ id }) => (await world.bank.books(id)).capturedMinor),
      );
      expect(taken.filter((amount) => amount > 0)).toEqual([2400]);
      expect(await world.readOrder(order.id)).toMatchObject({ status: "paid", amountPaid: 2400 });
    });
  });
});
