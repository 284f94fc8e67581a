import { describe, expect, it } from "vitest";
import { confirmLinks } from "@/db/schema";
import { MINUTE_MS } from "@/lib/core/clock";
import { newId } from "@/lib/core/ids";
import { cancelPayment } from "@/lib/payments/cancel-payment";
import { confirmPayment } from "@/lib/payments/confirm-payment";
import { lapseConfirmation } from "@/lib/payments/lapse-confirmation";
import type { PaymentRow } from "@/lib/payments/queries";
import { answers, authorize } from "@/tests/support/await-confirmation";
import { inRounds, raceAll, stagger } from "@/tests/support/race";
import { useRaceWorld } from "@/tests/support/use-race-world";
import { answerConfirmLink } from "./answer-confirm-link";
import { performCallback } from "./perform-callback";
import { warnMerchant } from "./warn-merchant";

describe("the merchant's last word, said in several ways at once", () => {
  const { world, bank } = useRaceWorld({ post: async () => answers(200) });

  async function authorized(): Promise<{ payment: PaymentRow; linkId: string }> {
    const payment = await authorize(world, {
      confirmation: "callback",
      callback_url: "https://fjordtea.example/confirm",
    });
    const linkId = newId("confirmLink", world.ctx);
    const link = { id: linkId, paymentId: payment.id, createdAt: world.clock.now() };
    await world.ctx.db.insert(confirmLinks).values(link);
    return { payment, linkId };
  }

  /** One capture or one release, and which of them is what the payment says. */
  async function expectOneOutcome(payment: PaymentRow, before: { captures: number; releases: number }) {
    const { status, confirmedAt } = await world.payment(payment.id);
    const atBank = (await world.bank.books(payment.id)).status;
    expect(["succeeded captured", "canceled released"]).toContain(`${status} ${atBank}`);
    expect(status === "succeeded").toBe(confirmedAt !== null);
    const captures = bank.countCalls("capture") - before.captures;
    const releases = bank.countCalls("release") - before.releases;
    expect([captures, releases]).toEqual(status === "succeeded" ? [1, 0] : [0, 1]);
  }

  const calls = () => ({ captures: bank.countCalls("capture"), releases: bank.countCalls("release") });

  it("captures once when the callback's 200, the link and the API confirm together", async () => {
    await inRounds(12, async (round) => {
      const { payment, linkId } = await authorized();
      const before = calls();
      await raceAll<unknown>([
        () => performCallback(world.ctx, payment.id),
        () => stagger(round % 5).then(() => answerConfirmLink(world.ctx, linkId, "confirm")),
        () => stagger(round % 3).then(() => confirmPayment(world.ctx, world.scope, payment.id)),
        () => stagger(round % 4).then(() => performCallback(world.ctx, payment.id)),
      ]);
      await expectOneOutcome(payment, before);
      expect(await world.payment(payment.id)).toMatchObject({ status: "succeeded" });
    });
  });

  it("has one outcome when the callback's 200 meets a cancel by the API or by the link", async () => {
    await inRounds(16, async (round) => {
      const { payment, linkId } = await authorized();
      const before = calls();
      await raceAll<unknown>([
        () => performCallback(world.ctx, payment.id),
        () => stagger(round % 8).then(() => answerConfirmLink(world.ctx, linkId, "cancel")),
        () => stagger(round % 6).then(() => cancelPayment(world.ctx, world.scope, payment.id)),
      ]);
      await expectOneOutcome(payment, before);
    });
  });

  it("has one outcome at the very deadline: callback, link, API, cancel, warning and sweep", async () => {
    await inRounds(16, async (round) => {
      const { payment, linkId } = await authorized();
      world.clock.advance(240 * MINUTE_MS - 1);
      const before = calls();
      const sweep = async () => {
        await stagger(round);
        world.clock.advance(1);
        await lapseConfirmation(world.ctx, payment.id);
      };
      await raceAll<unknown>([
        () => performCallback(world.ctx, payment.id),
        () => answerConfirmLink(world.ctx, linkId, "confirm"),
        () => stagger(round % 7).then(() => answerConfirmLink(world.ctx, linkId, "cancel")),
        () => stagger(round % 5).then(() => confirmPayment(world.ctx, world.scope, payment.id)),
        () => stagger(round % 3).then(() => warnMerchant(world.ctx, payment.id)),
        sweep,
      ]);
      await expectOneOutcome(payment, before);
    });
  });

  it("uses a link once, though both of its buttons are pressed together and often", async () => {
    await inRounds(10, async (round) => {
      const { payment, linkId } = await authorized();
      const before = calls();
      const press = (answer: "confirm" | "cancel", turns: number) => () =>
        stagger(turns).then(() => answerConfirmLink(world.ctx, linkId, answer));
      await raceAll<unknown>([
        press("confirm", 0),
        press("cancel", round % 4),
        press("confirm", 2),
        press("cancel", 3),
      ]);
      await expectOneOutcome(payment, before);
    });
  });
});
