import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkoutSessionResponseSchema } from "@/lib/contracts/api-objects";
import { addMs, DAY_MS } from "@/lib/core/clock";
import { type Answer, type ApiWorld, createApiWorld, SESSION_REQUEST } from "@/tests/support/api-world";
import { createProduct } from "@/tests/support/catalog";
import { CARD_TOKEN, START } from "@/tests/support/checkout-world";
import { mutatedJson, nastyText, nastyValue } from "@/tests/support/nasty";
import { readProblem } from "@/tests/support/problem";

/** Hundreds of requests in one test, on a machine that may be busy. */
const FUZZ_TIMEOUT_MS = 120_000;

/** A request that uses every field, so that every field gets its turn. */
const WHOLE_REQUEST = {
  ...SESSION_REQUEST,
  locale: "de",
  ui_mode: "embedded",
  embed_origin: "https://fjordtea.example",
  cancel_url: "https://fjordtea.example/cart",
  callback_url: "https://fjordtea.example/callback",
  confirmation: "manual",
  payment_methods: ["card", "ideal"],
  customer: {
    email: "ada@customer.example",
    name: "Ada",
    phone: "+47 22 12 34 56",
    company_name: "Ada AS",
    tax_id: "NO987654321",
  },
  client_reference_id: "cart-7",
  metadata: { campaign: "autumn", cart: "7" },
  expires_at: addMs(START, DAY_MS).toISOString(),
};

const WHOLE_PRODUCT = {
  reference: "TEA-1",
  name: "Assam, 250 g",
  description: "Malty.",
  quantity_min: 1,
  quantity_max: 9,
  prices: { EUR: 1200 },
  metadata: { shelf: "7" },
};

describe("whatever is sent to the merchant API", { timeout: FUZZ_TIMEOUT_MS }, () => {
  let world: ApiWorld;
  beforeAll(async () => {
    world = await createApiWorld();
  });
  afterAll(() => world.close());

  /** Never an error of ours; every refusal in its form; a wrong field always named. */
  function judge(answer: Answer): void {
    expect(answer.status).toBeLessThan(500);
    if (answer.status < 400) return;
    const { errors = [] } = readProblem(answer);
    if (answer.status === 422) expect(errors.length).toBeGreaterThan(0);
  }

  /** Does nothing where it refuses, and what it says where it does not. */
  async function createsOrRefuses(body: string): Promise<void> {
    const before = await world.countRows();
    const answer = await world.call("POST", "/checkout/sessions", { body });
    judge(answer);
    expect([201, 400, 413, 422]).toContain(answer.status);
    if (answer.status !== 201) {
      expect(await world.countRows()).toEqual(before);
      return;
    }
    const session = answer.as(checkoutSessionResponseSchema.strict());
    expect((await world.call("GET", `/checkout/sessions/${session.id}`)).text).toBe(answer.text);
    const after = await world.countRows();
    expect(after.checkout_sessions).toBe((before.checkout_sessions ?? 0) + 1);
    expect(after.events).toBe((before.events ?? 0) + 1);
  }

  it("takes the whole request that the others are made from", async () => {
    const answer = await world.call("POST", "/checkout/sessions", { body: WHOLE_REQUEST });
    expect(answer.status).toBe(201);
  });

  it("as a session of any JSON", async () => {
    const body = nastyValue.map((value) => JSON.stringify(value));
    await fc.assert(fc.asyncProperty(body, createsOrRefuses), { numRuns: 120 });
  });

  it("as a session with a few fields changed", async () => {
    await fc.assert(fc.asyncProperty(mutatedJson(WHOLE_REQUEST), createsOrRefuses), { numRuns: 400 });
  });

  it("as a session's text with letters changed", async () => {
    const text = JSON.stringify(WHOLE_REQUEST);
    const splice = fc.record({
      at: fc.nat(text.length),
      length: fc.nat(3),
      letters: fc.oneof(fc.constantFrom("", "\\u0000", "\\ud83c", "1e999", "[", "}"), nastyText),
    });
    const body = splice.map(
      ({ at, length, letters }) => text.slice(0, at) + letters + text.slice(at + length),
    );
    await fc.assert(fc.asyncProperty(body, createsOrRefuses), { numRuns: 120 });
  });

  it("to the other addresses that take a body", async () => {
    const order = await world.order();
    const session = await world.openSession();
    const hooks = { url: "https://fjordtea.example/hooks" };
    const endpoint = `/webhook-endpoints/${(await world.call("POST", "/webhook-endpoints", { body: hooks })).body.id}`;
    const product = `/products/${(await world.call("POST", "/products", { body: { name: "Tea" } })).body.id}`;
    const tea = await createProduct(world.ctx, world.scope);
    const link = {
      items: [{ product: tea, quantity: 1, removable: true }],
      success_url: "https://fjordtea.example/thanks",
      parameters: ["quantity", "email"],
      max_orders: 5,
      expires_at: addMs(START, DAY_MS).toISOString(),
      name: "Autumn",
      note: "Posters",
    };
    const made = await world.call("POST", "/links", { body: link });
    const bodies: [string, unknown][] = [
      ["/links", { slug: "autumn", ...link }],
      [`/links/${made.body.id}`, { ...link, note: null }],
      [`/orders/${order.id}/payments`, { method: "card", token: CARD_TOKEN }],
      [`/orders/${order.id}/mark-paid`, {}],
      [`/checkout/sessions/${session.id}/cancel`, {}],
      [
        "/webhook-endpoints",
        { url: "https://fjordtea.example/hooks", event_types: ["order.paid"], description: "a" },
      ],
      [endpoint, { ...hooks, retry_window_hours: 24, retry_schedule_seconds: [1, 60], description: null }],
      ["/products", WHOLE_PRODUCT],
      [product, WHOLE_PRODUCT],
      [`${endpoint}/rotate-secret`, { overlap_hours: 1 }],
      [
        `${endpoint}/replay`,
        { from: "2026-11-01T00:00:00Z", to: "2026-12-01T00:00:00Z", types: ["order.paid"] },
      ],
      [
        `/checkout/sessions/${session.id}/order`,
        {
          email: "ada@customer.example",
          name: "Ada",
          country: "DE",
          is_company: true,
          company_name: "Ada AS",
          tax_id: "NO987654321",
          payment_method: "card",
          consent_terms: true,
          consent_personal_data: true,
        },
      ],
    ];
    const call = fc.constantFrom(...bodies).chain(([path, whole]) =>
      fc.tuple(
        fc.constant(path),
        fc.oneof(
          mutatedJson(whole),
          nastyValue.map((value) => JSON.stringify(value)),
        ),
      ),
    );
    const property = fc.asyncProperty(call, async ([path, body]) =>
      judge(await world.call("POST", path, { body })),
    );
    await fc.assert(property, { numRuns: 200 });
  });

  it("as a query", async () => {
    const endpoint = await world.call("POST", "/webhook-endpoints", {
      body: { url: "https://fjordtea.example/hooks" },
    });
    const path = fc.constantFrom(
      "/orders",
      "/events",
      "/payment-methods",
      "/products",
      "/webhook-endpoints",
      "/links",
      `/webhook-endpoints/${endpoint.body.id}/deliveries`,
    );
    const name = fc.oneof(
      fc.constantFrom(
        "limit",
        "cursor",
        "after",
        "type",
        "status",
        "search",
        "reference",
        "active",
        "email",
        "number",
        "client_reference_id",
        "created_after",
      ),
      fc.constantFrom(
        "created_before",
        "country",
        "currency",
        "amount",
        "active",
        "product",
        "confirmation",
        "explain",
        "__proto__",
      ),
      nastyText,
    );
    const value = fc.oneof(
      nastyText,
      fc.constantFrom("1", "100", "EUR", "DE", "paid", "a@b.example", "2026-11-21T12:00:00Z"),
    );
    const query = fc.array(
      fc.tuple(
        name,
        value.map((text) => text.slice(0, 5_000)),
      ),
      { maxLength: 4 },
    );
    const property = fc.asyncProperty(path, query, async (to, pairs) => {
      const answer = await world.call("GET", `${to}?${new URLSearchParams(pairs)}`);
      judge(answer);
      expect([200, 422]).toContain(answer.status);
    });
    await fc.assert(property, { numRuns: 250 });
  });

  it("as an id", async () => {
    const paths = [
      "/checkout/sessions/",
      "/orders/",
      "/payments/",
      "/products/",
      "/webhook-endpoints/",
      "/webhook-deliveries/",
    ];
    const id = fc.oneof(
      fc.string({ unit: "binary", minLength: 1 }),
      fc.string({ minLength: 1 }),
      fc.constantFrom("__proto__", "cs_", "x".repeat(5_000)),
    );
    const property = fc.asyncProperty(fc.constantFrom(...paths), id, async (path, text) => {
      fc.pre(!/^\.{1,2}$/.test(text));
      const answer = await world.call("GET", path + encodeURIComponent(text));
      expect(readProblem(answer)).toMatchObject({ status: 404, code: "not_found" });
    });
    await fc.assert(property, { numRuns: 200 });
  });

  it("as a key", async () => {
    const visible = nastyText.map((text) => text.replace(/[^\x20-\x7e\xa0-\xff]/g, ""));
    const near = fc
      .tuple(fc.nat(44), fc.string({ unit: "grapheme-ascii", maxLength: 2 }))
      .map(([at, letters]) => world.keys.secret.slice(0, at) + letters + world.keys.secret.slice(at + 1));
    const property = fc.asyncProperty(fc.oneof(visible, near), async (key) => {
      fc.pre(key !== world.keys.secret);
      const answer = await world.call("GET", "/orders", { key });
      expect(readProblem(answer)).toMatchObject({ status: 401 });
    });
    await fc.assert(property, { numRuns: 150 });
  });

  it("as an idempotency key", async () => {
    const key = nastyText.map((text) => text.replace(/[^\x20-\x7e\xa0-\xff]/g, "").trim());
    const property = fc.asyncProperty(key, async (text) => {
      const answer = await world.call("POST", "/checkout/sessions", {
        body: SESSION_REQUEST,
        headers: { "idempotency-key": text },
      });
      expect(answer.status).toBe(/^[\x21-\x7e]{1,255}$/.test(text) ? 201 : 400);
    });
    await fc.assert(property, { numRuns: 80 });
  });
});
