import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { HOUR_MS, manualClock, SECOND_MS } from "@/lib/core/clock";
import { seededRandom } from "@/lib/core/random";
import { createInProcessBank } from "@/sandbox/in-process";
import { INPUT, type OnlineWorld, type World } from "./contract-world";
import { offlineProvider } from "./offline/offline-provider";
import type { Provider, ProviderReport, SubmitInput } from "./provider";
import { createSandboxProvider } from "./sandbox/adapter";

const START = "2026-11-21T12:00:00Z";

const ONLINE_WORLDS: [string, () => OnlineWorld][] = [["sandbox", createSandboxWorld]];

const WORLDS: [string, () => World][] = [
  ...ONLINE_WORLDS,
  ["offline", () => ({ provider: offlineProvider, input: INPUT })],
];

const CLAIMS_MONEY = ["authorized", "captured"];

describe.each(WORLDS)("every provider: %s", (id, createWorld) => {
  let world: World;
  beforeEach(() => {
    world = createWorld();
  });

  it("goes by its own id and moves money by at least one method", () => {
    expect(world.provider.id).toBe(id);
    expect(world.provider.methods).toContain(world.input.method);
  });

  it("answers a repeated submit as it answered the first", async () => {
    const first = await world.provider.submit(world.input);
    expect(await world.provider.submit(world.input)).toEqual(first);
  });

  it("claims no money for a payment that was never submitted", async () => {
    const never = { ...world.input, paymentId: "pay_never" };
    expect(CLAIMS_MONEY).not.toContain((await world.provider.lookup(never)).kind);
    expect(CLAIMS_MONEY).not.toContain((await world.provider.capture(never)).kind);
    const refund = { ...never, refundId: "ref_1", refundAmountMinor: 1 };
    expect(await world.provider.refund(refund)).not.toEqual({ kind: "succeeded" });
  });

  it("fails a payment that it can never make", async () => {
    const report = await world.provider.submit({ ...world.input, method: "card", token: "no_such_token" });
    expect(report).toMatchObject({ kind: "failed", reason: "provider_error" });
  });

  it("believes no event that it cannot check, and throws on none", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string(), (body, text) => {
        const headers = new Headers({ "sandbox-signature": encodeURIComponent(text) });
        expect(world.provider.parseEvent(body, headers, null).ok).toBe(false);
      }),
    );
    expect(world.provider.parseEvent("{}", new Headers(), null).ok).toBe(false);
  });

  it("answers any payment id without throwing", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), async (paymentId) => {
        const report = await world.provider.lookup({ ...world.input, paymentId });
        expect(CLAIMS_MONEY).not.toContain(report.kind);
      }),
    );
  });
});

describe.each(ONLINE_WORLDS)("every provider that moves money by itself: %s", (_id, createWorld) => {
  let world: OnlineWorld;
  let provider: Provider;
  let input: SubmitInput;
  beforeEach(() => {
    world = createWorld();
    ({ provider, input } = world);
  });

  const submit = (change: Partial<SubmitInput>) => provider.submit({ ...input, ...change });
  const books = () => world.books(input.paymentId);

  it("moves the money once, however often and however many at a time it is submitted", async () => {
    const reports = await Promise.all([submit({}), submit({}), submit({})]);
    expect(new Set(reports.map((report) => report.kind))).toEqual(new Set(["captured"]));
    expect(await provider.lookup(input)).toMatchObject({ kind: "captured", amountMinor: input.amountMinor });
    expect(await books()).toMatchObject({ capturedMinor: input.amountMinor, refundedMinor: 0 });
  });

  it("takes no second payment under the same id, even for another amount", async () => {
    await submit({});
    const again = await submit({ amountMinor: 9900 });
    expect(again).toMatchObject({ kind: "captured", amountMinor: input.amountMinor });
    expect((await books()).capturedMinor).toBe(input.amountMinor);
  });

  it("has never heard of a payment that was not submitted", async () => {
    expect(await provider.lookup(input)).toEqual({ kind: "unknown" });
    expect(await provider.capture(input)).toEqual({ kind: "unknown" });
    expect(await provider.release(input)).toEqual({ kind: "unknown" });
  });

  it("only authorizes where the merchant has the last word, and captures once", async () => {
    expect(await submit({ capture: "manual" })).toMatchObject({ kind: "authorized", amountMinor: 2400 });
    expect((await books()).capturedMinor).toBe(0);
    const reports = await Promise.all([provider.capture(input), provider.capture(input)]);
    const captured: ProviderReport = { kind: "captured", amountMinor: 2400 };
    expect(reports).toMatchObject([captured, captured]);
    expect((await books()).capturedMinor).toBe(2400);
  });

  it("never captures more than was authorized", async () => {
    await submit({ capture: "manual" });
    expect((await provider.capture({ ...input, amountMinor: 2401 })).kind).toBe("authorized");
    expect((await books()).capturedMinor).toBe(0);
  });

  it("captures nothing after a release", async () => {
    await submit({ capture: "manual" });
    expect(await provider.release(input)).toMatchObject({ kind: "released" });
    expect(await provider.release(input)).toMatchObject({ kind: "released" });
    expect(await provider.capture(input)).toMatchObject({ kind: "released" });
    expect((await books()).capturedMinor).toBe(0);
  });

  it("says captured, not released, when it is asked to release after a capture", async () => {
    await submit({});
    expect(await provider.release(input)).toMatchObject({ kind: "captured", amountMinor: 2400 });
    expect((await books()).capturedMinor).toBe(2400);
  });

  it("lets exactly one of capture and release win when both come at once", async () => {
    await submit({ capture: "manual" });
    const [first, second] = await Promise.all([provider.capture(input), provider.release(input)]);
    expect(first).toEqual(second);
    expect((await books()).capturedMinor).toBe(first.kind === "captured" ? 2400 : 0);
  });

  it("lets a hold go by itself in the end, and says so", async () => {
    const report = await submit({ capture: "manual" });
    const holdExpiresAt = report.kind === "authorized" ? report.holdExpiresAt : null;
    if (holdExpiresAt === null) return;
    world.advance(new Date(holdExpiresAt).getTime() - new Date(START).getTime());
    expect(await provider.lookup(input)).toMatchObject({ kind: "released" });
  });

  it("gives a reason and words with every decline, and keeps to it", async () => {
    for (const [index, situation] of world.situations.declined.entries()) {
      const declined = { ...input, ...situation, paymentId: `pay_declined_${index}` };
      const report = await provider.submit(declined);
      expect(report).toMatchObject({ kind: "failed", message: expect.stringMatching(/\w/) });
      expect(await provider.lookup(declined)).toEqual(report);
      expect(await provider.capture(declined)).toEqual(report);
      expect((await world.books(declined.paymentId)).capturedMinor).toBe(0);
    }
  });

  it("waits for the customer and takes the money when they approve", async () => {
    const report = await submit(world.situations.needsCustomer);
    expect(report).toMatchObject({ kind: "requires_action", action: { type: "redirect" } });
    expect((await books()).capturedMinor).toBe(0);
    await world.decide(input.paymentId, "approve");
    await world.decide(input.paymentId, "reject");
    expect(await provider.lookup(input)).toMatchObject({ kind: "captured", amountMinor: 2400 });
  });

  it("takes nothing when the customer rejects, or approves after a release", async () => {
    await submit(world.situations.needsCustomer);
    await world.decide(input.paymentId, "reject");
    expect((await provider.lookup(input)).kind).toBe("failed");

    const left = { ...input, ...world.situations.needsCustomer, paymentId: "pay_left" };
    await provider.submit(left);
    expect(await provider.release(left)).toMatchObject({ kind: "released" });
    await world.decide(left.paymentId, "approve");
    expect(await provider.lookup(left)).toMatchObject({ kind: "released" });
    expect((await world.books(left.paymentId)).capturedMinor).toBe(0);
  });

  it("is pending when the answer is lost, and tells the truth when asked later", async () => {
    expect(await submit(world.situations.answerLost)).toEqual({ kind: "pending" });
    expect(await provider.lookup(input)).toMatchObject({ kind: "captured", amountMinor: 2400 });
    expect((await submit(world.situations.answerLost)).kind).toBe("captured");
    expect((await books()).capturedMinor).toBe(2400);
  });

  it("is pending while the provider does not know yet, and then final", async () => {
    expect(await submit(world.situations.late)).toMatchObject({ kind: "pending" });
    world.advance(HOUR_MS);
    expect(await provider.lookup(input)).toMatchObject({ kind: "captured", amountMinor: 2400 });
  });

  it("is pending on a dead network, a silent one, a fault and garbage, for every verb", async () => {
    const silence = (_url: string, init: RequestInit) =>
      new Promise<Response>((_resolve, reject) => {
        init.signal?.addEventListener("abort", () => reject(init.signal?.reason));
      });
    const networks = [
      world.withFetch(() => Promise.reject(new TypeError("fetch failed"))),
      world.withFetch(silence, 1),
      world.withFetch(async () => new Response("Bad gateway", { status: 502 })),
      world.withFetch(async () => new Response('{"status":"captured"')),
      world.withFetch(async () => new Response("[]", { status: 404 })),
      world.withFetch(async () => new Response(null, { status: 204 })),
    ];
    for (const broken of networks) {
      const refund = { ...input, refundId: "ref_1", refundAmountMinor: 100 };
      const verbs = [broken.submit(input), broken.capture(input), broken.release(input)];
      const reports = await Promise.all([...verbs, broken.lookup(input), broken.refund(refund)]);
      for (const report of reports) expect(report).toEqual({ kind: "pending" });
    }
  });

  it("refunds once for each refund id, and never more than was captured", async () => {
    await submit({});
    const refund = (refundId: string, refundAmountMinor: number) =>
      provider.refund({ ...input, refundId, refundAmountMinor });
    expect(await refund("ref_1", 2000)).toEqual({ kind: "succeeded" });
    expect(await refund("ref_1", 2000)).toEqual({ kind: "succeeded" });
    expect(await refund("ref_2", 401)).toMatchObject({ kind: "failed", message: expect.any(String) });
    expect(await refund("ref_3", 400)).toEqual({ kind: "succeeded" });
    expect(await books()).toMatchObject({ capturedMinor: 2400, refundedMinor: 2400 });
    expect(await provider.lookup(input)).toMatchObject({ kind: "captured", amountMinor: 2400 });
  });

  it("refunds nothing that was not captured", async () => {
    await submit({ capture: "manual" });
    const report = await provider.refund({ ...input, refundId: "ref_1", refundAmountMinor: 100 });
    expect(report.kind).toBe("failed");
    expect((await books()).refundedMinor).toBe(0);
  });

  it("tells of every change by an event that says the same as a lookup", async () => {
    await submit({ capture: "manual" });
    await provider.capture(input);
    await provider.refund({ ...input, refundId: "ref_1", refundAmountMinor: 100 });
    world.advance(10 * SECOND_MS);
    const events = await world.takeEvents();
    const parsed = events.map((event) => provider.parseEvent(event.rawBody, event.headers, null));
    const told = parsed.flatMap((event) => (event.ok && event.kind === "report" ? [event] : []));
    const reports = told.map((event) => event.report);
    expect(reports.map((report) => report.kind).sort()).toEqual(["authorized", "captured", "refund"]);
    expect(reports).toContainEqual(await provider.lookup(input));
    expect(new Set(parsed.map((event) => event.ok && event.externalId)).size).toBe(3);
    expect(told.every((event) => event.paymentId === input.paymentId)).toBe(true);
  });

  it("says the same of its own name and of the card in every answer and event: four digits, if any", async () => {
    const words: ProviderReport[] = [await submit({ capture: "manual" })];
    words.push(await provider.capture(input), await provider.lookup(input));
    world.advance(10 * SECOND_MS);
    for (const event of await world.takeEvents()) {
      const parsed = provider.parseEvent(event.rawBody, event.headers, null);
      if (parsed.ok && parsed.kind === "report" && parsed.report.kind !== "refund") words.push(parsed.report);
    }
    expect(words.length).toBeGreaterThan(3);
    expect(new Set(words.map(({ providerReference }) => providerReference)).size).toBe(1);
    for (const { card } of words) expect(card).toEqual(world.situations.card);
  });

  it("refuses its own event altered, under another event's signature, and old", async () => {
    await submit({});
    await provider.submit({ ...input, paymentId: "pay_2" });
    world.advance(10 * SECOND_MS);
    const [one, two] = await world.takeEvents();
    if (!one || !two) throw new Error("The provider sent no events");
    const forged = { ok: false, reason: "signature" };
    expect(provider.parseEvent(one.rawBody.replace("2400", "9400"), one.headers, null)).toEqual(forged);
    expect(provider.parseEvent(one.rawBody, two.headers, null)).toEqual(forged);
    expect(provider.parseEvent(one.rawBody, new Headers(), null)).toEqual(forged);
    world.advance(HOUR_MS);
    expect(provider.parseEvent(one.rawBody, one.headers, null)).toEqual(forged);
  });
});

function createSandboxWorld(): OnlineWorld {
  const clock = manualClock(new Date(START));
  const bank = createInProcessBank({ clock, random: seededRandom(1) });
  const withFetch: OnlineWorld["withFetch"] = (fetch, timeoutMs) =>
    createSandboxProvider({ ...bank, methods: ["card", "ideal"], clock, fetch, timeoutMs });
  const card = (outcome: string) => ({ method: "card", token: `sandbox_card_${outcome}_visa` });
  const reasons = ["declined", "insufficient_funds", "expired_card", "incorrect_cvc", "provider_error"];
  return {
    provider: withFetch(bank.fetch),
    input: { ...INPUT, ...card("succeeds") },
    situations: {
      declined: reasons.map(card),
      needsCustomer: { method: "ideal", token: null },
      late: card("late_event"),
      answerLost: card("times_out"),
      card: { brand: "visa", last4: "4242" },
    },
    decide: bank.decide,
    takeEvents: bank.takeEvents,
    advance: clock.advance,
    books: bank.books,
    withFetch,
  };
}
