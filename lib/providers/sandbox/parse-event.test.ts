import { describe, expect, it } from "vitest";
import { addMs, type Clock, manualClock } from "@/lib/core/clock";
import { parseSandboxEvent } from "./parse-event";
import { SIGNATURE_HEADER, SIGNATURE_TOLERANCE_MS, signEvent } from "./signature";

const START = new Date("2026-11-21T12:00:00Z");
const CLOCK = manualClock(START);
const SECRET = "the bank and the shop know it";
const BODY = JSON.stringify({
  id: "bev_1",
  created_at: "2026-11-21T12:00:00.000Z",
  payment: { id: "pay_1", status: "captured", captured_minor: 2400, refunded_minor: 0 },
});

function parse(rawBody: string, header: string | null, clock: Clock = CLOCK) {
  const headers = new Headers(header === null ? {} : { [SIGNATURE_HEADER]: header });
  return parseSandboxEvent(rawBody, headers, { secret: SECRET, clock });
}

describe("an event of the bank", () => {
  it("is believed with its signature and says which payment and what happened", () => {
    expect(parse(BODY, signEvent(BODY, SECRET, CLOCK))).toEqual({
      ok: true,
      kind: "report",
      externalId: "bev_1",
      paymentId: "pay_1",
      report: { kind: "captured", amountMinor: 2400 },
    });
  });

  it("keeps to the signature's definition, so that anyone can compute it", () => {
    expect(signEvent("{}", "secret", CLOCK)).toBe(
      "t=1795262400,v1=30ec5002948f9a3f19e66e797377fc293f0bcda552a0b8bd98d47406360a7f02",
    );
  });

  it("is refused with any one byte changed", () => {
    const header = signEvent(BODY, SECRET, CLOCK);
    for (let index = 0; index < BODY.length; index += 1) {
      const altered = `${BODY.slice(0, index)}~${BODY.slice(index + 1)}`;
      expect(parse(altered, header)).toEqual({ ok: false, reason: "signature" });
    }
  });

  it("is refused when another secret signed it", () => {
    expect(parse(BODY, signEvent(BODY, "another", CLOCK))).toEqual({ ok: false, reason: "signature" });
  });

  it("is refused when it is older or newer than the tolerance, and not at its edge", () => {
    const header = signEvent(BODY, SECRET, CLOCK);
    for (const direction of [1, -1]) {
      const edge = manualClock(addMs(START, direction * SIGNATURE_TOLERANCE_MS));
      const beyond = manualClock(addMs(START, direction * (SIGNATURE_TOLERANCE_MS + 1)));
      expect(parse(BODY, header, edge)).toMatchObject({ ok: true });
      expect(parse(BODY, header, beyond)).toEqual({ ok: false, reason: "signature" });
    }
  });

  it("is refused when the time in the header was moved", () => {
    const header = signEvent(BODY, SECRET, CLOCK).replace("t=179526240", "t=179526241");
    expect(parse(BODY, header)).toEqual({ ok: false, reason: "signature" });
  });

  it("is refused without a signature that can be read", () => {
    const now = Math.floor(START.getTime() / 1_000);
    const unreadable = [
      "",
      "t=,v1=",
      "t=1,v1=ff",
      "v1=00",
      `t=${now},v1=${"z".repeat(64)}`,
      "x".repeat(10_000),
    ];
    for (const header of [null, ...unreadable]) {
      expect(parse(BODY, header)).toEqual({ ok: false, reason: "signature" });
    }
  });

  it.each(["", "{", "null", "[]", '"text"', "{}", '{"id":"bev_1","created_at":"now","payment":{}}'])(
    "is malformed, not an exception, when the signed body is %j",
    (body) => {
      expect(parse(body, signEvent(body, SECRET, CLOCK))).toEqual({ ok: false, reason: "malformed" });
    },
  );
});
