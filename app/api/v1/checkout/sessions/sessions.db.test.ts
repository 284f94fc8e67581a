import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkoutSessionResponseSchema, orderResponseSchema } from "@/lib/contracts/api-objects";
import { addMs, DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/core/clock";
import { openLinkSecret } from "@/lib/core/secrets/link-secret";
import { type ApiWorld, createApiWorld, ORDER_FIELDS, SESSION_REQUEST } from "@/tests/support/api-world";
import { createProduct } from "@/tests/support/catalog";
import { START } from "@/tests/support/checkout-world";
import { namedFields, readProblem } from "@/tests/support/problem";

describe("checkout sessions", () => {
  let world: ApiWorld;
  beforeAll(async () => {
    world = await createApiWorld();
  });
  afterAll(() => world.close());

  const create = (more: Record<string, unknown> = {}) =>
    world.call("POST", "/checkout/sessions", { body: { ...SESSION_REQUEST, ...more } });
  const createId = async (more: Record<string, unknown> = {}) =>
    (await create(more)).as(checkoutSessionResponseSchema).id;

  describe("201", () => {
    it("answers the whole session with every default spelt out", async () => {
      const answer = await create();
      expect(answer.status).toBe(201);
      expect(answer.as(checkoutSessionResponseSchema.strict())).toMatchObject({
        object: "checkout.session",
        status: "open",
        livemode: false,
        ui_mode: "hosted",
        currency: "EUR",
        country: "DE",
        locale: null,
        amount_total: 2400,
        confirmation: "automatic",
        payment_methods: "all",
        cancel_url: null,
        embed_origin: null,
        client_reference_id: null,
        metadata: {},
        order: null,
        payment: null,
        checkout_link: null,
        customer: { email: null, name: null, phone: null, company_name: null, tax_id: null },
        created_at: START.toISOString(),
        expires_at: addMs(START, 24 * HOUR_MS).toISOString(),
      });
    });

    it("answers the page's link and its secret, which opens this session alone", async () => {
      const session = (await create()).as(checkoutSessionResponseSchema);
      expect(session.url).toBe(`${world.ctx.baseUrl}/c/${session.client_secret}`);
      expect(openLinkSecret(world.ctx.keys.links, session.client_secret)).toBe(session.id);
    });

    it("keeps everything that it was told", async () => {
      const product = await createProduct(world.ctx, world.scope, {
        prices: { NOK: 13_900 },
        quantityMax: 5,
      });
      const told = {
        currency: "NOK",
        country: "NO",
        locale: "nb",
        ui_mode: "headless",
        cancel_url: "https://fjordtea.example/cart?from=checkout#top",
        callback_url: "https://fjordtea.example/callback",
        confirmation: "manual",
        payment_methods: ["card", "bank_transfer"],
        client_reference_id: "cart-7 ✓",
        metadata: { campaign: "høst 🍂", empty: "" },
      };
      const customer = { email: "ada@customer.example", name: "Ada", phone: "+47 22 12 34 56" };
      const expiry = addMs(START, 90 * DAY_MS);
      const answer = await create({
        ...told,
        customer,
        items: [{ product, quantity: 3 }],
        expires_at: expiry.toISOString(),
      });
      const session = answer.as(checkoutSessionResponseSchema);
      expect(session).toMatchObject({
        ...told,
        customer: { ...customer, phone: "+4722123456" },
        amount_total: 41_700,
      });
      expect(session.items).toMatchObject([{ product, quantity: 3, adjustable: { min: 1, max: 5 } }]);
      expect(session.expires_at).toBe(expiry.toISOString());
      expect((await world.call("GET", `/checkout/sessions/${session.id}`)).text).toBe(answer.text);
    });

    it("is in the mode of its key", async () => {
      const answer = await world.call("POST", "/checkout/sessions", {
        body: SESSION_REQUEST,
        key: world.keys.live,
      });
      expect(answer.as(checkoutSessionResponseSchema).livemode).toBe(true);
    });

    it("stays unframed unless it is embedded, whatever origin is named", async () => {
      const hosted = await create({ embed_origin: "https://fjordtea.example" });
      expect(hosted.body.embed_origin).toBeNull();
      const embedded = await create({ ui_mode: "embedded", success_url: undefined });
      expect(embedded.body).toMatchObject({ embed_origin: "https://fjordtea.example", success_url: null });
    });
  });

  describe("200", () => {
    it.each(["expire", "cancel"] as const)("can %s an open session, and again without harm", async (verb) => {
      const id = await createId();
      const ended = verb === "expire" ? "expired" : "canceled";
      for (const answer of [
        await world.call("POST", `/checkout/sessions/${id}/${verb}`),
        await world.call("POST", `/checkout/sessions/${id}/${verb}`, { body: {} }),
        await world.call("GET", `/checkout/sessions/${id}`),
      ]) {
        expect(answer.status).toBe(200);
        expect(answer.as(checkoutSessionResponseSchema).status).toBe(ended);
      }
      expect(await world.told(id)).toEqual(["checkout.session.created", `checkout.session.${ended}`]);
    });

    it("names its order once it has one", async () => {
      const id = await createId();
      const order = (await placeHeadless(id)).as(orderResponseSchema);
      const session = (await world.call("GET", `/checkout/sessions/${id}`)).as(checkoutSessionResponseSchema);
      expect(session).toMatchObject({ status: "completed", order: order.id });
      expect(order).toMatchObject({ checkout_session: id, amount_total: 2400, status: "unpaid" });
    });
  });

  const placeHeadless = (id: string, more: Record<string, unknown> = {}) =>
    world.call("POST", `/checkout/sessions/${id}/order`, {
      body: { ...ORDER_FIELDS, consent_terms: true, consent_personal_data: true, ...more },
    });

  it("places one order, however often it is asked to", async () => {
    const id = await createId();
    const answers = await Promise.all([placeHeadless(id), placeHeadless(id), placeHeadless(id)]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  });

  it("takes a company with its tax id", async () => {
    const answer = await placeHeadless(await createId(), {
      company_name: "Ada AS",
      tax_id: "NO 987 654 321",
    });
    expect(answer.as(orderResponseSchema).customer).toMatchObject({
      company_name: "Ada AS",
      tax_id: "NO 987 654 321",
    });
  });

  describe("409", () => {
    it.each([
      ["expire", "cancel"],
      ["cancel", "expire"],
    ])("refuses to end a session in another way: %s, then %s", async (first, second) => {
      const id = await createId();
      await world.call("POST", `/checkout/sessions/${id}/${first}`);
      const answer = await world.call("POST", `/checkout/sessions/${id}/${second}`);
      expect(readProblem(answer)).toMatchObject({ status: 409, code: "session_not_open" });
    });

    it("lets an order that was placed stand", async () => {
      const id = await createId();
      await placeHeadless(id);
      const answer = await world.call("POST", `/checkout/sessions/${id}/cancel`);
      expect(readProblem(answer)).toMatchObject({ status: 409, code: "session_not_open" });
      expect((await world.call("GET", `/checkout/sessions/${id}`)).body.status).toBe("completed");
    });
  });

  describe("410", () => {
    it.each([
      ["expire", "session_expired"],
      ["cancel", "session_canceled"],
    ])("orders nothing after %s", async (verb, code) => {
      const id = await createId();
      await world.call("POST", `/checkout/sessions/${id}/${verb}`);
      expect(readProblem(await placeHeadless(id))).toMatchObject({ status: 410, code });
    });
  });

  describe("422", () => {
    it.each<[string, Record<string, unknown>, [string, string]]>([
      [
        "a hosted session without success_url",
        { success_url: undefined },
        ["/success_url", "success_url_required"],
      ],
      [
        "an origin that is not listed",
        { ui_mode: "embedded", embed_origin: "https://thief.example" },
        ["/embed_origin", "embed_origin_not_allowed"],
      ],
      [
        "an origin with a path",
        { ui_mode: "embedded", embed_origin: "https://fjordtea.example/" },
        ["/embed_origin", "origin_invalid"],
      ],
      [
        "callback confirmation that has nowhere to go",
        { confirmation: "callback" },
        ["/callback_url", "callback_url_required"],
      ],
      [
        "an expiry within 30 minutes",
        { expires_at: addMs(START, 30 * MINUTE_MS - 1).toISOString() },
        ["/expires_at", "expires_at_out_of_range"],
      ],
      [
        "an expiry beyond 90 days",
        { expires_at: addMs(START, 90 * DAY_MS + 1).toISOString() },
        ["/expires_at", "expires_at_out_of_range"],
      ],
      [
        "a method that does not exist",
        { payment_methods: ["card", "seashells"] },
        ["/payment_methods/1", "payment_method_unknown"],
      ],
      [
        "a product that is not the merchant's",
        { items: [{ product: "prod_none", quantity: 1 }] },
        ["/items/0/product", "product_unknown"],
      ],
      [
        "nothing to pay",
        { items: [{ name: "Free", unit_amount: 0, quantity: 1 }] },
        ["/items", "total_too_small"],
      ],
      [
        "too much to pay",
        { items: [{ name: "Ship", unit_amount: 1_000_000_000_000, quantity: 2 }] },
        ["/items", "total_too_large"],
      ],
    ])("refuses %s", async (_what, more, field) => {
      const before = await world.countRows();
      expect(namedFields(await create(more))).toEqual([field]);
      expect(await world.countRows()).toEqual(before);
    });

    it("asks which origin, where the merchant has more than one", async () => {
      const { merchantId } = world.other;
      await world.ctx.db.execute(
        `update merchant_settings set embed_origins = '{https://a.example,https://b.example}' where merchant_id = '${merchantId}'`,
      );
      const answer = await world.call("POST", "/checkout/sessions", {
        body: { ...SESSION_REQUEST, ui_mode: "embedded" },
        key: world.keys.otherSecret,
      });
      expect(namedFields(answer)).toEqual([["/embed_origin", "embed_origin_required"]]);
    });

    it("refuses another merchant's product like one that does not exist", async () => {
      const product = await createProduct(world.ctx, world.other);
      const answer = await create({ items: [{ product, quantity: 1 }] });
      expect(namedFields(answer)).toEqual([["/items/0/product", "product_unknown"]]);
    });

    it("names a headless order's missing fields", async () => {
      const answer = await world.call("POST", `/checkout/sessions/${await createId()}/order`, { body: {} });
      expect(namedFields(answer)).toEqual([
        ["/email", "email_required"],
        ["/name", "name_required"],
        ["/country", "country_unknown"],
        ["/payment_method", "payment_method_required"],
        ["/consent_terms", "consent_terms_required"],
        ["/consent_personal_data", "consent_personal_data_required"],
      ]);
    });

    it("refuses an unknown field of a headless order", async () => {
      expect(namedFields(await placeHeadless(await createId(), { e_mail: "typo" }))).toEqual([
        ["/e_mail", "unknown_field"],
      ]);
    });
  });
});
