import { describe, expect, it } from "vitest";
import { MINUTE_MS } from "@/lib/core/clock";
import { cancelPayment } from "@/lib/payments/cancel-payment";
import type { PaymentRow } from "@/lib/payments/queries";
import { askPhone } from "@/tests/support/ask-phone";
import { inRounds, raceAll, stagger } from "@/tests/support/race";
import { useRaceWorld } from "@/tests/support/use-race-world";
import { approvePayment } from "./approve-payment";
import { lapseApproval } from "./lapse-approval";
import { rejectPayment } from "./reject-payment";

const ROUNDS = 16;

describe("the customer's answer on the phone", () => {
  const { world, bank } = useRaceWorld();

  const approve = (id: string) => () => approvePayment(world.ctx, { paymentId: id });
  const later =
    (turns: number, racer: () => Promise<PaymentRow>): (() => Promise<PaymentRow>) =>
    async () => {
      await stagger(turns);
      return racer();
    };
  const isCaptured = async (id: string) => (await world.bank.books(id)).capturedMinor > 0;

  it("given many times at once is submitted once", async () => {
    await inRounds(ROUNDS, async () => {
      const payment = await askPhone(world);
      const submitted = bank.countCalls("submit");
      await Promise.all(Array.from({ length: 5 }, approve(payment.id)));
      expect(bank.countCalls("submit") - submitted).toBe(1);
      expect(await world.payment(payment.id)).toMatchObject({ status: "succeeded" });
    });
  });

  it("against its expiry: paid if it came in time, else canceled and never charged", async () => {
    await inRounds(ROUNDS, async (round) => {
      const payment = await askPhone(world);
      world.clock.advance(3 * MINUTE_MS - 1);
      const sweep = async () => {
        await stagger(round % 4);
        world.clock.advance(1);
        await lapseApproval(world.ctx, payment.id);
        return null;
      };
      const [answer] = await raceAll<unknown>([later(round % 3, approve(payment.id)), sweep, sweep]);
      const { status, approvedAt } = await world.payment(payment.id);
      expect(["succeeded", "canceled"]).toContain(status);
      expect(await isCaptured(payment.id)).toBe(status === "succeeded");
      expect(approvedAt !== null).toBe(status === "succeeded");
      expect(answer === "approval_expired").toBe(status === "canceled");
    });
  });

  it("accepted against rejected: exactly one is taken, and the other is told which", async () => {
    await inRounds(ROUNDS, async (round) => {
      const payment = await askPhone(world);
      const [accepted, rejected] = await raceAll([
        later(round % 3, approve(payment.id)),
        later((round + 1) % 3, () => rejectPayment(world.ctx, payment.id)),
      ]);
      const { status } = await world.payment(payment.id);
      expect(["succeeded", "failed"]).toContain(status);
      expect(await isCaptured(payment.id)).toBe(status === "succeeded");
      expect(accepted === "approval_rejected").toBe(status === "failed");
      expect(rejected === "approval_given").toBe(status === "succeeded");
    });
  });

  it("accepted against the merchant's cancel: paid or called off, never both, and both parties are told", async () => {
    await inRounds(ROUNDS, async (round) => {
      const payment = await askPhone(world);
      const [accepted, canceled] = await raceAll([
        later(round % 3, approve(payment.id)),
        later((round + 1) % 3, () => cancelPayment(world.ctx, world.scope, payment.id)),
      ]);
      const { status } = await world.payment(payment.id);
      expect(["succeeded", "canceled"]).toContain(status);
      expect(await isCaptured(payment.id)).toBe(status === "succeeded");
      expect(accepted === "approval_withdrawn").toBe(status === "canceled");
      expect(canceled === "payment_not_cancelable").toBe(status === "succeeded");
    });
  });

  it("is asked for by many orders of one phone at once, and none waits on another for ever", async () => {
    const asked = await raceAll(Array.from({ length: 8 }, () => () => askPhone(world)));
    const waiting = asked.filter((answer) => typeof answer !== "string");
    expect(waiting).toHaveLength(5);
    expect(new Set(waiting.map(({ matchingNumber }) => matchingNumber)).size).toBe(5);
    expect(asked.filter((answer) => answer === "phone_busy")).toHaveLength(3);
    world.clock.advance(3 * MINUTE_MS);
  });
});
