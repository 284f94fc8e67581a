import { describe, expect, it } from "vitest";
import { parsePaymentAnswer, parseRefundAnswer } from "./parse-answer";

const CAPTURED = { id: "pay_1", status: "captured", captured_minor: 2400, refunded_minor: 0 };
const ERROR = { code: "some_code", message: "Some words." };

describe("an answer of the bank", () => {
  it("is pending whenever it does not plainly say what became of the money", () => {
    const unclear = [
      null,
      { status: 200, body: undefined },
      { status: 200, body: "captured" },
      { status: 200, body: { ...CAPTURED, id: "pay_2" } },
      { status: 200, body: { ...CAPTURED, status: "settled" } },
      { status: 200, body: { ...CAPTURED, captured_minor: 24.5 } },
      { status: 200, body: { ...CAPTURED, captured_minor: "2400" } },
      { status: 302, body: CAPTURED },
      { status: 401, body: { error: ERROR } },
      { status: 404, body: undefined },
      { status: 404, body: { error: ERROR } },
      { status: 429, body: { error: ERROR } },
      { status: 500, body: { error: ERROR } },
      { status: 503, body: "<html>" },
    ];
    for (const answer of unclear) {
      expect(parsePaymentAnswer(answer, "pay_1"), JSON.stringify(answer)).toEqual({ kind: "pending" });
    }
  });

  it("says unknown only where the bank itself says that it does not know the payment", () => {
    const answer = { status: 404, body: { error: { ...ERROR, code: "payment_not_found" } } };
    expect(parsePaymentAnswer(answer, "pay_1")).toEqual({ kind: "unknown" });
  });

  it("says how the payment stands where the bank refuses a verb", () => {
    const answer = { status: 409, body: { error: ERROR, payment: CAPTURED } };
    expect(parsePaymentAnswer(answer, "pay_1")).toEqual({ kind: "captured", amountMinor: 2400 });
  });

  it("is a failure where the bank refuses the request itself", () => {
    expect(parsePaymentAnswer({ status: 422, body: { error: ERROR } }, "pay_1")).toEqual({
      kind: "failed",
      reason: "provider_error",
      message: "Some words.",
    });
  });

  it("is a failure even for a reason that we do not know yet", () => {
    const body = { id: "pay_1", status: "failed", failure: { reason: "moon_phase", message: "No." } };
    expect(parsePaymentAnswer({ status: 200, body }, "pay_1")).toEqual({
      kind: "failed",
      reason: "provider_error",
      message: "No.",
    });
  });

  it("leaves a refund pending on the same terms", () => {
    for (const answer of [null, { status: 200, body: {} }, { status: 401, body: { error: ERROR } }]) {
      expect(parseRefundAnswer(answer, "ref_1")).toEqual({ kind: "pending" });
    }
    expect(parseRefundAnswer({ status: 200, body: { id: "ref_2", status: "succeeded" } }, "ref_1")).toEqual({
      kind: "pending",
    });
  });
});
