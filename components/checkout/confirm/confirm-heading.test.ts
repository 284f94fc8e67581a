import { describe, expect, it } from "vitest";
import type { ConfirmPageModel } from "@/lib/contracts/confirm-page-model";
import { PAYMENT_STATUSES } from "@/lib/contracts/statuses";
import { confirmHeading, timeLeft } from "./confirm-heading";
import { CONFIRM_PAGE } from "./test-support";

const wordsOf = (changes: Partial<ConfirmPageModel>) => {
  const { title, lines } = confirmHeading({ ...CONFIRM_PAGE, ...changes });
  return [title, ...lines].join(" ");
};

describe("the page of a confirm link", () => {
  it("asks, with the amount and the time that is left", () => {
    expect(wordsOf({})).toMatch(
      /^Confirm €24\.00\? .* You have 2 hours and 13 minutes, until .*04:00 PM UTC\. After that it is given back\.$/,
    );
  });

  it("says that the money is being taken, and paid only when it was", () => {
    const confirmedAt = "2026-11-21T13:47:00.000Z";
    const taking = wordsOf({ status: "capturing", minutesLeft: null, confirmedAt });
    expect(taking).toMatch(/^Confirmed Confirmed at .*01:47 PM UTC\. The money is being taken\.$/);
    expect(taking).not.toMatch(/paid|was taken/);
    const paid = { status: "succeeded", minutesLeft: null, confirmedAt } as const;
    expect(wordsOf(paid)).toMatch(/^Confirmed and paid .*€24\.00 was taken\.$/);
    expect(wordsOf({ ...paid, amountRefunded: 1200 })).toMatch(/€12\.00 was refunded since\.$/);
  });

  it("says that the time was over, before the release and after it", () => {
    const over = { minutesLeft: null, reason: "confirmation_timeout" } as const;
    expect(wordsOf({ minutesLeft: null })).toMatch(
      /^Too late to confirm .* is being given back to Ada Customer\.$/,
    );
    expect(wordsOf({ ...over, status: "voiding" })).toMatch(/is being given back/);
    expect(wordsOf({ ...over, status: "canceled" })).toMatch(/^Too late to confirm .* was given back/);
  });

  it("says who ended it otherwise, and that nothing was taken", () => {
    const ended = { status: "canceled", minutesLeft: null, finishedAt: "2026-11-21T13:50:00.000Z" } as const;
    expect(wordsOf({ ...ended, reason: "merchant_canceled" })).toMatch(
      /^Not confirmed .*canceled at .*Nothing was taken\.$/,
    );
    expect(wordsOf({ ...ended, reason: "provider_canceled" })).toMatch(/The provider ended the payment/);
    expect(wordsOf({ ...ended, status: "failed", reason: "declined" })).toMatch(/^The payment failed/);
  });

  it("has something to say in every status", () => {
    for (const status of PAYMENT_STATUSES) expect(wordsOf({ status, minutesLeft: null })).not.toBe("");
  });
});

describe("time left in words", () => {
  it.each([
    [0, "less than a minute"],
    [1, "1 minute"],
    [59, "59 minutes"],
    [60, "1 hour"],
    [61, "1 hour and 1 minute"],
    [133, "2 hours and 13 minutes"],
    [7_200, "120 hours"],
  ])("%i minutes are %s", (minutes, words) => {
    expect(timeLeft(minutes)).toBe(words);
  });
});
