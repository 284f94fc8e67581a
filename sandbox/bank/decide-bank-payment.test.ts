import { describe, expect, it } from "vitest";
import { addMs, MINUTE_MS, manualClock } from "@/lib/core/clock";
import { seededRandom } from "@/lib/core/random";
import type { PaymentRequest } from "@/lib/providers/sandbox/wire";
import { captureBankPayment } from "./capture-bank-payment";
import { decideBankPayment } from "./decide-bank-payment";
import { releaseBankPayment } from "./release-bank-payment";
import { nextDueAt, settleBankPayment } from "./settle-bank-payment";
import { submitBankPayment } from "./submit-bank-payment";

const START = new Date("2026-11-21T12:00:00Z");
const REQUEST: PaymentRequest = {
  id: "pay_1",
  amount_minor: 2400,
  currency: "EUR",
  method: "ideal",
  capture: "automatic",
  token: null,
  return_url: "https://till.example/return",
  events_url: "https://till.example/events",
  description: "Trees",
  order_number: "8K2M-77QX",
};

function start(change: Partial<PaymentRequest> = {}) {
  const clock = manualClock(START);
  const ctx = { clock, random: seededRandom(1), publicUrl: "http://bank.test" };
  return { clock, ctx, payment: submitBankPayment(null, { ...REQUEST, ...change }, ctx).payment };
}

describe("a method with a bank page", () => {
  it("asks the customer in a window of its own, by a link that cannot be guessed", () => {
    const { payment } = start();
    expect(payment).toMatchObject({ status: "requires_action", page: { presentation: "window" } });
    expect(payment.page?.token).toMatch(/^[0-9a-z]{40}$/);
    expect(payment.page?.url).toBe(`http://bank.test/bank/${payment.page?.token}`);
  });

  it("is captured or only authorized on approval, as the shop asked", () => {
    for (const [capture, status] of [
      ["automatic", "captured"],
      ["manual", "authorized"],
    ] as const) {
      const { payment, ctx } = start({ capture });
      expect(decideBankPayment(payment, "approve", ctx).payment.status).toBe(status);
    }
  });

  it("fails as the customer's own word when rejected", () => {
    const { payment, ctx } = start();
    expect(decideBankPayment(payment, "reject", ctx).payment.failure?.reason).toBe("customer_declined");
  });

  it("stays pending when approved for later, until the time has come", () => {
    const { payment, ctx, clock } = start();
    const waiting = decideBankPayment(payment, "approve_later", ctx).payment;
    expect(waiting).toMatchObject({ status: "pending", outbox: [] });
    expect(settleBankPayment(waiting, ctx)).toBe(waiting);
    clock.advance(MINUTE_MS);
    const settled = settleBankPayment(waiting, ctx);
    expect(settled).toMatchObject({ status: "captured", settleAt: null, outbox: [{ attempts: 0 }] });
  });

  it("lets the first word stand: no other one changes anything or sends an event", () => {
    const { payment, ctx } = start();
    const rejected = decideBankPayment(payment, "reject", ctx).payment;
    for (const word of ["approve", "approve_later", "reject"] as const) {
      const second = decideBankPayment(rejected, word, ctx);
      expect(second.payment).toBe(rejected);
      expect(second.refusal?.code).toBe("already_decided");
    }
  });

  it("cannot be captured before the customer's word, and not approved after a release", () => {
    const { payment, ctx } = start();
    expect(captureBankPayment(payment, 2400, ctx).refusal?.code).toBe("not_authorized");
    const released = releaseBankPayment(payment, ctx).payment;
    expect(decideBankPayment(released, "approve", ctx).payment.status).toBe("released");
  });

  it("keeps a hold for its seven days, not a moment longer", () => {
    const { payment, ctx, clock } = start({ capture: "manual" });
    const authorized = decideBankPayment(payment, "approve", ctx).payment;
    const sent = { ...authorized, outbox: [] };
    const expiry = new Date(authorized.holdExpiresAt ?? 0);
    expect(nextDueAt(sent)).toBe(authorized.holdExpiresAt);
    clock.set(addMs(expiry, -1));
    expect(settleBankPayment(sent, ctx).status).toBe("authorized");
    clock.set(expiry);
    expect(settleBankPayment(sent, ctx)).toMatchObject({ status: "released", outbox: [{ attempts: 0 }] });
  });
});
