import { describe, expect, it } from "vitest";
import { manualClock, SECOND_MS } from "@/lib/core/clock";
import { seededRandom } from "@/lib/core/random";
import { CALL_TIMEOUT_MS } from "@/lib/providers/provider";
import { createSandboxProvider } from "@/lib/providers/sandbox/adapter";
import { TEST_CARDS, type TestCardOutcome } from "@/lib/providers/sandbox/test-cards";
import { createInProcessBank } from "../in-process";

const START = new Date("2026-11-21T12:00:00Z");

function pay(outcome: TestCardOutcome) {
  const clock = manualClock(START);
  const bank = createInProcessBank({ clock, random: seededRandom(1) });
  const provider = createSandboxProvider({ ...bank, methods: ["card"], clock });
  const named = { providerReference: null, account: null };
  const reference = { paymentId: "pay_1", amountMinor: 2400, currency: "EUR" as const, ...named };
  const submit = () =>
    provider.submit({
      ...reference,
      method: "card",
      capture: "automatic",
      token: TEST_CARDS.find((card) => card.outcome === outcome)?.token ?? null,
      returnUrl: "https://till.example/return",
      eventsUrl: "https://till.example/events",
      description: "Trees",
      orderNumber: "8K2M-77QX",
      country: "DE",
      locale: "de",
      bankAccount: null,
    });
  /** The kinds of the events that are sent between now and `ms` later. */
  const eventsWithin = async (ms: number) => {
    clock.advance(ms);
    const events = await bank.takeEvents();
    return events.map((event) => {
      const parsed = provider.parseEvent(event.rawBody, event.headers, null);
      return parsed.ok && parsed.kind === "report"
        ? { externalId: parsed.externalId, kind: parsed.report.kind }
        : parsed;
    });
  };
  return { bank, provider, reference, submit, eventsWithin };
}

describe("the test cards at the bank", () => {
  it.each([
    "succeeds",
    "declined",
    "insufficient_funds",
    "expired_card",
    "incorrect_cvc",
    "provider_error",
  ] as const)("%s: answers at once, then sends one event", async (outcome) => {
    const { submit, eventsWithin } = pay(outcome);
    const report = await submit();
    const expected = outcome === "succeeds" ? { kind: "captured" } : { kind: "failed", reason: outcome };
    expect(report).toMatchObject(expected);
    expect(await eventsWithin(0)).toEqual([]);
    expect(await eventsWithin(SECOND_MS)).toMatchObject([{ kind: report.kind }]);
  });

  it.each([
    ["challenge", "approve", { kind: "captured" }],
    ["challenge", "reject", { kind: "failed", reason: "authentication_failed" }],
    ["challenge_then_declined", "approve", { kind: "failed", reason: "declined" }],
    ["challenge_then_declined", "reject", { kind: "failed", reason: "authentication_failed" }],
  ] as const)("%s: may be framed, and on %s ends and sends its event at once", async (outcome, word, end) => {
    const { bank, provider, reference, submit, eventsWithin } = pay(outcome);
    expect(await submit()).toMatchObject({ kind: "requires_action", action: { presentation: "frame" } });
    expect(await eventsWithin(0)).toEqual([]);
    expect(await bank.decide("pay_1", word)).toBe(true);
    expect(await bank.decide("pay_1", word)).toBe(false);
    expect(await provider.lookup(reference)).toMatchObject(end);
    expect(await eventsWithin(0)).toMatchObject([{ kind: end.kind }]);
  });

  it.each([
    ["late_event", "captured"],
    ["late_decline", "failed"],
  ] as const)("%s: is pending, then %s by an event within seconds", async (outcome, kind) => {
    const { submit, eventsWithin } = pay(outcome);
    expect(await submit()).toMatchObject({ kind: "pending" });
    expect(await eventsWithin(4 * SECOND_MS)).toEqual([]);
    expect(await submit()).toMatchObject({ kind: "pending" });
    expect(await eventsWithin(SECOND_MS)).toMatchObject([{ kind }]);
  });

  it("late_event: is never captured once it was released", async () => {
    const { bank, provider, reference, submit, eventsWithin } = pay("late_event");
    await submit();
    expect(await provider.release(reference)).toMatchObject({ kind: "released" });
    expect(await eventsWithin(60 * SECOND_MS)).toMatchObject([{ kind: "released" }]);
    expect((await bank.books("pay_1")).capturedMinor).toBe(0);
  });

  it("answers_late: has its event ready before the answer", async () => {
    const { submit, eventsWithin } = pay("answers_late");
    await submit();
    expect(await eventsWithin(0)).toMatchObject([{ kind: "captured" }]);
  });

  it("duplicate_events: sends one event three times under one id", async () => {
    const { submit, eventsWithin } = pay("duplicate_events");
    await submit();
    const events = [await eventsWithin(0), await eventsWithin(2_000), await eventsWithin(2_000)].flat();
    expect(events.map((event) => "kind" in event && event.kind)).toEqual([
      "captured",
      "captured",
      "captured",
    ]);
    expect(new Set(events.map((event) => "externalId" in event && event.externalId)).size).toBe(1);
    expect(await eventsWithin(60 * SECOND_MS)).toEqual([]);
  });

  it("times_out: has taken the money, and the event says so before the caller gives up", async () => {
    const { bank, submit, eventsWithin } = pay("times_out");
    expect(await submit()).toMatchObject({ kind: "pending" });
    expect(await bank.books("pay_1")).toMatchObject({ status: "captured", capturedMinor: 2400 });
    expect(await eventsWithin(CALL_TIMEOUT_MS)).toMatchObject([{ kind: "captured" }]);
  });
});
