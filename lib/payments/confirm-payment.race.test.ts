import { describe, expect, it } from "vitest";
import { MINUTE_MS } from "@/lib/core/clock";
import { createGate } from "@/tests/support/gate";
import { waitsBefore } from "@/tests/support/interceptor";
import { inRounds, raceAll, stagger } from "@/tests/support/race";
import { useRaceWorld } from "@/tests/support/use-race-world";
import { cancelPayment } from "./cancel-payment";
import { confirmPayment } from "./confirm-payment";
import { lapseConfirmation } from "./lapse-confirmation";

describe("the merchant's confirmation", () => {
  const { world, bank } = useRaceWorld();

  const confirm = (id: string) => confirmPayment(world.ctx, world.scope, id);

  async function authorized() {
    const order = await world.order({ confirmation: "manual" });
    return world.pay(order.id);
  }

  it("given many times at once captures once", async () => {
    await inRounds(15, async () => {
      const payment = await authorized();
      const captures = bank.countCalls("capture");
      await Promise.all(Array.from({ length: 5 }, () => confirm(payment.id)));
      expect(bank.countCalls("capture") - captures).toBe(1);
      expect(await world.payment(payment.id)).toMatchObject({ status: "succeeded" });
    });
  });

  it("against the deadline's sweep: captured if it came in time, else released, never both", async () => {
    await inRounds(20, async (round) => {
      const payment = await authorized();
      world.clock.advance(240 * MINUTE_MS - 1);
      const sweep = async () => {
        await stagger(round);
        world.clock.advance(1);
        await lapseConfirmation(world.ctx, payment.id);
        return null;
      };
      const [answer] = await raceAll<unknown>([() => confirm(payment.id), sweep, sweep]);
      const { status, confirmedAt } = await world.payment(payment.id);
      const atBank = (await world.bank.books(payment.id)).status;
      expect(["succeeded captured", "canceled released"]).toContain(`${status} ${atBank}`);
      expect(status === "succeeded").toBe(confirmedAt !== null);
      expect(status === "succeeded").toBe(typeof answer !== "string");
    });
  });

  it("given in time is kept, though its capture is still on its way when the deadline is swept", async () => {
    const payment = await authorized();
    world.clock.advance(240 * MINUTE_MS - 1);
    const gate = createGate();
    bank.plan("capture", waitsBefore(gate));
    const confirming = confirm(payment.id);
    await gate.reached;
    world.clock.advance(1);
    await lapseConfirmation(world.ctx, payment.id);
    expect(await world.payment(payment.id)).toMatchObject({ status: "capturing" });
    gate.open();
    expect(await confirming).toMatchObject({ status: "succeeded" });
  });

  it("comes too late once the sweep has claimed the release, though the bank has not heard yet", async () => {
    const payment = await authorized();
    world.clock.advance(240 * MINUTE_MS);
    const gate = createGate();
    bank.plan("release", waitsBefore(gate));
    const sweeping = lapseConfirmation(world.ctx, payment.id);
    await gate.reached;
    await expect(confirm(payment.id)).rejects.toMatchObject({ status: 409 });
    gate.open();
    await sweeping;
    expect(await world.payment(payment.id)).toMatchObject({ status: "canceled" });
  });

  it("against the merchant's own cancel: exactly one wins, and the other is told so", async () => {
    await inRounds(20, async (round) => {
      const payment = await authorized();
      const cancel = async () => {
        await stagger(round % 6);
        return cancelPayment(world.ctx, world.scope, payment.id);
      };
      const answers = await raceAll([() => confirm(payment.id), cancel]);
      const refused = answers.filter((answer) => typeof answer === "string");
      expect(refused).toHaveLength(1);
      const { status } = await world.payment(payment.id);
      const atBank = (await world.bank.books(payment.id)).status;
      expect(refused).toEqual(
        status === "succeeded" ? ["payment_not_cancelable"] : ["payment_not_confirmable"],
      );
      expect(atBank).toBe(status === "succeeded" ? "captured" : "released");
    });
  });
});
