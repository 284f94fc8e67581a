import { describe, expect, it } from "vitest";
import { DAY_MS, MINUTE_MS, manualClock, SECOND_MS } from "@/lib/core/clock";
import { seededRandom } from "@/lib/core/random";
import { parseSandboxEvent } from "@/lib/providers/sandbox/parse-event";
import { createBank } from "./bank/bank";
import { createMemoryStore } from "./bank/memory-store";
import { sendDueEvents } from "./send-events";

const SECRET = "the bank and the shop know it";

/** A bank with one decided payment, and a shop that answers as the test says. */
async function setUp(answer: () => Promise<Response>) {
  const clock = manualClock(new Date("2026-11-21T12:00:00Z"));
  const store = createMemoryStore();
  const random = seededRandom(1);
  const bank = createBank({ store, clock, random, publicUrl: "http://bank.test", timeoutHoldMs: MINUTE_MS });
  await bank.submit({
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
  });
  await bank.decide("pay_1", "approve");
  const received: { url: string; init: RequestInit }[] = [];
  const fetch = (url: string, init: RequestInit) => {
    received.push({ url, init });
    return answer();
  };
  return { clock, received, send: () => sendDueEvents({ bank, secret: SECRET, clock, fetch }) };
}

const ok = async () => new Response(null, { status: 204 });

describe("the bank's events", () => {
  it("are posted to the payment's own address, signed, and never again once accepted", async () => {
    const { clock, received, send } = await setUp(ok);
    expect(await send()).toMatchObject({ accepted: 1, refused: 0 });
    clock.advance(DAY_MS);
    expect(await send()).toMatchObject({ accepted: 0, refused: 0 });
    const [event] = received;
    expect(event?.url).toBe("https://till.example/events");
    const headers = new Headers(event?.init.headers);
    clock.advance(-DAY_MS);
    expect(parseSandboxEvent(String(event?.init.body), headers, { secret: SECRET, clock })).toMatchObject({
      ok: true,
      paymentId: "pay_1",
      report: { kind: "captured", amountMinor: 2400 },
    });
  });

  it.each([
    ["a fault", async () => new Response(null, { status: 500 })],
    ["a redirect", async () => new Response(null, { status: 302 })],
    ["no answer", () => Promise.reject(new TypeError("fetch failed"))],
  ])(
    "are sent again after %s, later and later, with the same bytes and a fresh signature",
    async (_, answer) => {
      const { clock, received, send } = await setUp(answer);
      expect(await send()).toMatchObject({ accepted: 0, refused: 1 });
      expect(await send()).toMatchObject({ accepted: 0, refused: 0 });
      clock.advance(2 * SECOND_MS);
      expect(await send()).toMatchObject({ accepted: 0, refused: 1 });
      clock.advance(SECOND_MS);
      expect(await send()).toMatchObject({ accepted: 0, refused: 0 });
      clock.advance(2 * SECOND_MS);
      expect(await send()).toMatchObject({ accepted: 0, refused: 1 });
      expect(new Set(received.map(({ init }) => init.body)).size).toBe(1);
      const signatures = received.map(({ init }) => new Headers(init.headers).get("sandbox-signature"));
      expect(new Set(signatures).size).toBe(3);
    },
  );

  it("are tried at least every quarter of an hour, and given up after three days", async () => {
    const { clock, received, send } = await setUp(async () => new Response(null, { status: 503 }));
    for (let quarter = 0; quarter < 3 * 24 * 4; quarter += 1) {
      expect(await send()).toMatchObject({ accepted: 0, refused: 1 });
      clock.advance(15 * MINUTE_MS);
    }
    expect(await send()).toMatchObject({ accepted: 0, refused: 0 });
    expect(received).toHaveLength(3 * 24 * 4);
  });
});
