import { describe, expect, it } from "vitest";
import { PAYMENT_STATUSES, type PaymentReason, type PaymentStatus } from "@/lib/contracts/statuses";
import { decide } from "@/lib/core/machine";
import type { PaymentRow } from "./queries";
import { PAYMENT_STATES } from "./states";
import { whyNotCancelable } from "./why-not-cancelable";
import { whyNotConfirmable } from "./why-not-confirmable";

const NOON = new Date("2026-11-21T12:00:00.000Z");

function payment(status: PaymentStatus, more: Partial<PaymentRow> = {}): PaymentRow {
  const blank = { reason: null, approvedAt: null, confirmedAt: null, confirmBy: NOON };
  return { ...blank, ...more, status } as PaymentRow;
}

describe("a refused confirmation", () => {
  const words = (status: PaymentStatus, reason: PaymentReason | null = null) => {
    const { code, detail } = whyNotConfirmable(payment(status, { reason }));
    return [code, detail];
  };

  it("says that time is over, whether the hold is still being released or not", () => {
    const until = "The payment could be confirmed until 2026-11-21T12:00:00.000Z.";
    const expired = "confirmation_expired";
    expect(words("authorized")).toEqual([expired, `${until} Its hold is being released.`]);
    expect(words("voiding", "confirmation_timeout")).toEqual([
      expired,
      `${until} Its hold is being released.`,
    ]);
    expect(words("canceled", "confirmation_timeout")).toEqual([expired, `${until} Its hold was released.`]);
  });

  it("says who ended the payment otherwise", () => {
    const code = "payment_not_confirmable";
    expect(words("voiding", "merchant_canceled")).toEqual([
      code,
      "The payment was canceled by the merchant, and its hold is being released.",
    ]);
    expect(words("canceled", "provider_canceled")).toEqual([
      code,
      "The payment was ended by the provider, and its hold was released.",
    ]);
    expect(words("failed", "declined")).toEqual([
      code,
      "The payment has failed (declined). Nothing is held.",
    ]);
  });

  it("has words of its own for every status", () => {
    const all = PAYMENT_STATUSES.map((status) => words(status, "merchant_canceled")[1]);
    expect(new Set(all).size).toBe(PAYMENT_STATUSES.length);
  });
});

describe("a refused cancellation", () => {
  const detailOf = (status: PaymentStatus, more: Partial<PaymentRow> = {}) =>
    whyNotCancelable(payment(status, more)).detail;

  it("says that captured money exists, and what to do about it", () => {
    expect(detailOf("succeeded")).toBe("The payment exists: its money has been captured. Refund it.");
    expect(detailOf("succeeded", { confirmedAt: NOON })).toBe(
      "The payment exists: it was confirmed at 2026-11-21T12:00:00.000Z, and its money has been captured. Refund it.",
    );
    expect(detailOf("capturing", { confirmedAt: NOON })).toMatch(/being captured\. Refund it once/);
  });

  it("says that the customer has accepted on the phone", () => {
    for (const status of ["processing", "capturing", "succeeded"] as const) {
      expect(detailOf(status, { approvedAt: NOON })).toMatch(
        /^The customer accepted on the phone at 2026-11-21T12:00:00\.000Z, so a payment exists and is /,
      );
    }
  });

  it("has words of its own for every status that refuses it", () => {
    const refusing = PAYMENT_STATUSES.filter(
      (status) => decide(PAYMENT_STATES, status, "release").kind === "refused",
    );
    expect(refusing).toEqual(["processing", "capturing", "succeeded", "failed"]);
    expect(new Set(refusing.map((status) => detailOf(status))).size).toBe(refusing.length);
  });
});
