import { eq } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { providerEvents } from "@/db/schema";
import { MINUTE_MS } from "@/lib/core/clock";
import { SIGNATURE_HEADER, signEvent } from "@/lib/providers/sandbox/signature";
import { type ApiWorld, createApiWorld } from "@/tests/support/api-world";

describe("what a provider sends", () => {
  let world: ApiWorld;
  beforeAll(async () => {
    world = await createApiWorld();
  });
  afterAll(() => world.close());

  const post = (body: string, signature: string | null, provider = "sandbox") =>
    world.visit("POST", `/api/webhooks/${provider}/${world.scope.merchantId}`, {
      body,
      headers: signature === null ? {} : { [SIGNATURE_HEADER]: signature },
    });
  const sign = (body: string, secret = world.bank.secret) => signEvent(body, secret, world.clock);
  const postSigned = (body: string) => post(body, sign(body));
  const countEvents = async () => (await world.countRows()).provider_events;

  const eventBody = (paymentId: string, id: string) =>
    JSON.stringify({
      id,
      created_at: world.clock.now().toISOString(),
      payment: { id: paymentId, status: "captured", captured_minor: 2400, refunded_minor: 0 },
    });

  it("is stored once, however often it comes, and applied by the worker alone", async () => {
    const order = await world.order();
    const payment = await world.pay(order.id, "card", "sandbox_card_challenge_visa");
    const body = eventBody(payment.id, "bank_event_1");
    const answers = await Promise.all([postSigned(body), postSigned(body), postSigned(body)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const rows = await world.ctx.db
      .select()
      .from(providerEvents)
      .where(eq(providerEvents.paymentId, payment.id));
    expect(rows).toHaveLength(1);
    expect((await world.payment(payment.id)).status).toBe("requires_action");
    await world.runDue();
    expect((await world.payment(payment.id)).status).toBe("succeeded");
  });

  it("about a payment of nobody's is set aside", async () => {
    expect((await postSigned(eventBody("pay_nobody", "bank_event_2"))).status).toBe(200);
    await world.runDue();
    const [row] = await world.ctx.db
      .select()
      .from(providerEvents)
      .where(eq(providerEvents.paymentId, "pay_nobody"));
    expect(row).toMatchObject({ outcome: "unknown_payment", dueAt: null });
  });

  it.each<[string, (body: string) => string | null]>([
    ["no signature", () => null],
    ["an empty signature", () => ""],
    ["another secret", (body) => sign(body, "guessed")],
    ["another body", () => sign("{}")],
    [
      "an old time",
      (body) =>
        signEvent(body, world.bank.secret, {
          now: () => new Date(world.clock.now().getTime() - 6 * MINUTE_MS),
        }),
    ],
    ["a time of nonsense", (body) => sign(body).replace(/t=\d+/, "t=999999999999")],
  ])("is refused with %s (401)", async (_what, signature) => {
    const before = await countEvents();
    const body = eventBody("pay_1", "bank_event_3");
    expect((await post(body, signature(body))).status).toBe(401);
    expect(await countEvents()).toBe(before);
  });

  it.each(["", "{", "null", "[]", '"text"', "{}", '{"id":1}'])(
    "is refused if it is no event: %s (400)",
    async (body) => {
      expect((await postSigned(body)).status).toBe(400);
    },
  );

  it.each(["", "stripe", "__proto__", "constructor", "SANDBOX", "%00"])(
    "is refused for a provider that is not set up: %s (404)",
    async (provider) => {
      expect((await post("{}", null, provider || "none")).status).toBe(404);
    },
  );

  it("is refused for the provider that sends nothing", async () => {
    expect([400, 401]).toContain((await post("{}", null, "offline")).status);
  });

  it("is refused if it is too large (413)", async () => {
    expect((await postSigned(" ".repeat(300 * 1024))).status).toBe(413);
  });

  it("never breaks the route, whatever it is, signed or not", async () => {
    const before = await countEvents();
    const garbage = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.json(),
      fc.constantFrom("[".repeat(9_000), '{"id":"\\u0000"}'),
    );
    const property = fc.asyncProperty(garbage, fc.boolean(), fc.string(), async (body, isSigned, header) => {
      const signature = isSigned ? sign(body) : header.replace(/[^\x20-\x7e]/g, "");
      expect([400, 401]).toContain((await post(body, signature)).status);
    });
    await fc.assert(property, { numRuns: 200 });
    expect(await countEvents()).toBe(before);
  });

  it("in a shape that is right but for one field is refused or stored, never an error of ours", async () => {
    const whole = JSON.parse(eventBody("pay_2", "bank_event_4"));
    const value = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom("captured", "failed", "authorized", -1, Number.POSITIVE_INFINITY, "a\u0000b", {
        reason: "?",
        message: "no",
      }),
    );
    const field = fc.constantFrom(
      "id",
      "created_at",
      "status",
      "captured_minor",
      "refunded_minor",
      "failure",
      "refund",
    );
    const property = fc.asyncProperty(field, value, async (name, changed) => {
      const isOuter = name === "id" || name === "created_at" || name === "refund";
      const body = isOuter
        ? { ...whole, [name]: changed }
        : { ...whole, payment: { ...whole.payment, [name]: changed } };
      expect([200, 400]).toContain((await postSigned(JSON.stringify(body))).status);
    });
    await fc.assert(property, { numRuns: 200 });
  });
});
