import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { MAX_BODY_BYTES } from "@/lib/contracts/limits";
import { type ApiWorld, createApiWorld, SESSION_REQUEST } from "@/tests/support/api-world";
import { namedFields, readProblem } from "@/tests/support/problem";

describe("requests that are wrong", () => {
  let world: ApiWorld;
  let before: Record<string, number>;
  beforeAll(async () => {
    world = await createApiWorld();
    before = await world.countRows();
  });
  afterAll(async () => {
    await world.close();
  });

  const create = (body: unknown, headers: Record<string, string> = {}) =>
    world.call("POST", "/checkout/sessions", { body, headers });

  describe("400", () => {
    it.each([
      "{",
      "{'currency':'EUR'}",
      "undefined",
      "NaN",
      '{"currency":"EUR"}}',
      "\u0000",
      "[".repeat(100_000),
    ])("for what is not JSON: %.20s", async (body) => {
      expect(readProblem(await create(body))).toMatchObject({ status: 400, code: "malformed_json" });
    });

    it.each(["", " ", "with space", "x".repeat(256), "ключ".replace(/./g, "\u00e9")])(
      "for an idempotency key that is none: %.20s",
      async (key) => {
        const answer = await create(SESSION_REQUEST, { "idempotency-key": key });
        expect(readProblem(answer)).toMatchObject({ status: 400, code: "idempotency_key_invalid" });
      },
    );
  });

  describe("413", () => {
    it("for a body of one byte too many, and not before", async () => {
      const whole = JSON.stringify(SESSION_REQUEST);
      const fits = whole.padEnd(MAX_BODY_BYTES, " ");
      expect((await create(fits)).status).toBe(201);
      before = await world.countRows();
      const answer = await create(`${fits} `);
      expect(readProblem(answer)).toMatchObject({ status: 413, code: "body_too_large" });
    });

    it("counts bytes, not letters, and does not believe the header", async () => {
      const body = JSON.stringify({ name: "å".repeat(MAX_BODY_BYTES / 2) });
      const answer = await create(body, { "content-length": "2" });
      expect(answer.status).toBe(413);
    });

    it("stops reading a body that does not end", async () => {
      let sentBytes = 0;
      const endless = new ReadableStream({
        pull(controller) {
          sentBytes += 65_536;
          controller.enqueue(new Uint8Array(65_536).fill(32));
        },
      });
      const answer = await world.visit("POST", "/api/v1/checkout/sessions", {
        ...Object.assign({ body: endless }, { duplex: "half" }),
        headers: { authorization: `Bearer ${world.keys.secret}`, "content-type": "application/json" },
      });
      expect(answer.status).toBe(413);
      expect(sentBytes).toBeLessThan(MAX_BODY_BYTES + 4 * 65_536);
    });
  });

  describe("415", () => {
    it.each(["text/plain", "application/x-www-form-urlencoded", "application/jsonp", "", "text/json"])(
      "for %s",
      async (type) => {
        const answer = await create(SESSION_REQUEST, { "content-type": type });
        expect(readProblem(answer)).toMatchObject({ status: 415, code: "unsupported_media_type" });
      },
    );

    it.each(["application/json", "application/json; charset=utf-8", "Application/JSON ;charset=UTF-8"])(
      "but not for %s",
      async (type) => {
        expect((await create({}, { "content-type": type })).status).toBe(422);
      },
    );
  });

  describe("422", () => {
    const item = { name: "Tea", unit_amount: 100, quantity: 1 };
    it.each<[string, Record<string, unknown>, [string, string][]]>([
      ["an unknown field", { curency: "EUR" }, [["/curency", "unknown_field"]]],
      [
        "unknown fields with odd names",
        { "a/b~c": 1, "": 2 },
        [
          ["/a~1b~0c", "unknown_field"],
          ["/", "unknown_field"],
        ],
      ],
      ["fields of the prototype", JSON.parse('{"__proto__": {}}'), [["/__proto__", "key_reserved"]]],
      [
        "a field of an item",
        { items: [{ ...item, quantity: 0 }] },
        [["/items/0/quantity", "quantity_invalid"]],
      ],
      [
        "a field of the second item",
        { items: [item, { ...item, quantity: "2" }] },
        [["/items/1/quantity", "quantity_invalid"]],
      ],
      [
        "an unknown field of an item",
        { items: [{ ...item, price: 1 }] },
        [["/items/0/price", "unknown_field"]],
      ],
      [
        "a quantity outside its own bounds",
        { items: [{ ...item, quantity: 9, adjustable: { min: 1, max: 8 } }] },
        [["/items/0/quantity", "quantity_out_of_bounds"]],
      ],
      [
        "bounds the wrong way round",
        { items: [{ ...item, adjustable: { min: 3, max: 2 } }] },
        [
          ["/items/0/adjustable", "bounds_inverted"],
          ["/items/0/quantity", "quantity_out_of_bounds"],
        ],
      ],
      [
        "half a minor unit",
        { items: [{ ...item, unit_amount: 0.5 }] },
        [["/items/0/unit_amount", "amount_not_whole"]],
      ],
      [
        "less than nothing",
        { items: [{ ...item, unit_amount: -1 }] },
        [["/items/0/unit_amount", "amount_negative"]],
      ],
      [
        "more than there is",
        { items: [{ ...item, unit_amount: 2e12 }] },
        [["/items/0/unit_amount", "amount_too_large"]],
      ],
      ["no items", { items: [] }, [["/items", "items_empty"]]],
      ["items beyond a hundred", { items: Array(101).fill(item) }, [["/items", "items_too_many"]]],
      ["a currency in lower case", { currency: "eur" }, [["/currency", "currency_unknown"]]],
      ["a currency of the prototype", { currency: "toString" }, [["/currency", "currency_unknown"]]],
      ["a country that is none", { country: "XX" }, [["/country", "country_unknown"]]],
      ["http where money is", { success_url: "http://fjordtea.example" }, [["/success_url", "url_invalid"]]],
      ["a script for a URL", { cancel_url: "javascript:alert(1)" }, [["/cancel_url", "url_invalid"]]],
      [
        "a URL with a password",
        { success_url: "https://a:b@fjordtea.example" },
        [["/success_url", "url_invalid"]],
      ],
      [
        "a customer's fields",
        { customer: { email: "nobody", tax_id: "!", shoe: 1 } },
        [
          ["/customer/email", "email_invalid"],
          ["/customer/tax_id", "tax_id_invalid"],
          ["/customer/shoe", "unknown_field"],
        ],
      ],
      [
        "a control character in an address",
        { customer: { email: "a\u0001b@c.example" } },
        [["/customer/email", "email_invalid"]],
      ],
      ["metadata that is not text", { metadata: { a: 1 } }, [["/metadata/a", "metadata_value_invalid"]]],
      [
        "metadata by the dozen",
        { metadata: Object.fromEntries(Array.from({ length: 51 }, (_, n) => [`k${n}`, ""])) },
        [["/metadata", "metadata_too_many_keys"]],
      ],
      [
        "a method that is no text",
        { payment_methods: ["card", 5] },
        [["/payment_methods/1", "text_expected"]],
      ],
      ["a time without an offset", { expires_at: "2026-11-22T12:00:00" }, [["/expires_at", "time_invalid"]]],
      [
        "a time before all calendars",
        { expires_at: "0000-01-01T00:00:00Z" },
        [["/expires_at", "time_invalid"]],
      ],
      ["NUL in a value", { client_reference_id: "a\u0000b" }, [["/client_reference_id", "unstorable_text"]]],
      ["NUL in a key", { metadata: { "a\u0000": "" } }, [["/metadata/a\u0000", "unstorable_text"]]],
      [
        "a lone surrogate deep inside",
        { items: [{ ...item, name: "\ud83c" }] },
        [["/items/0/name", "unstorable_text"]],
      ],
      ["a lone low surrogate", { metadata: { a: "x\udf42" } }, [["/metadata/a", "unstorable_text"]]],
    ])("names %s", async (_what, more, fields) => {
      const body = JSON.stringify({ ...SESSION_REQUEST, ...more });
      // Spreading has set the prototype's own fields aside; the text has them again.
      const hidden = Object.hasOwn(more, "__proto__") ? `${body.slice(0, -1)},"__proto__":{}}` : body;
      expect(namedFields(await create(hidden)).sort()).toEqual(fields.sort());
    });

    it("names every wrong field at once", async () => {
      const answer = await create({ currency: "X", country: "X", locale: "X", items: "X", ui_mode: "X" });
      expect(namedFields(answer).map(([pointer]) => pointer)).toEqual([
        "/currency",
        "/country",
        "/locale",
        "/items",
        "/ui_mode",
      ]);
    });

    it.each([[], null, 7, "text", [SESSION_REQUEST]])(
      "names the whole body where it is no object: %j",
      async (body) => {
        expect(namedFields(await create(JSON.stringify(body)))).toEqual([["", "object_expected"]]);
      },
    );

    it.each(["[", '{"a":'])("survives nesting as deep as a body allows: %s", async (open) => {
      const close = open === "[" ? "]" : "}";
      const depth = Math.floor(MAX_BODY_BYTES / (open.length + 1)) - 16;
      const body = `{"deep":${open.repeat(depth)}1${close.repeat(depth)}}`;
      expect(namedFields(await create(body))).toContainEqual(["/deep", "unknown_field"]);
    });

    it("keeps its answer short, however many fields are wrong", async () => {
      const many = Object.fromEntries(Array.from({ length: 20_000 }, (_, n) => [`f${n}`, 0]));
      const answer = await create(many);
      expect(namedFields(answer).length).toBe(100);
    });
  });

  describe("404", () => {
    it.each(["x".repeat(129), "%00", "a%2Fb", "%20", "ключ", "%F0%9F%8D%82", "'--"])(
      "for what no id looks like: %.20s",
      async (id) => {
        for (const path of [`/checkout/sessions/${id}`, `/orders/${id}`, `/payments/${id}`]) {
          expect(readProblem(await world.call("GET", path))).toMatchObject({
            status: 404,
            code: "not_found",
          });
        }
      },
    );
  });

  it("explains every code at the address that a problem's type names", async () => {
    const { type, title } = readProblem(await create("{"));
    const page = await world.visit("GET", new URL(type).pathname);
    expect(page.status).toBe(200);
    expect(page.text).toContain(title);
    expect((await world.visit("GET", "/api/v1/errors/__proto__")).status).toBe(404);
  });

  it("gives every request an id of its own, refused or not", async () => {
    const answers = await Promise.all([
      create(SESSION_REQUEST),
      create({}),
      create("{"),
      world.call("GET", "/orders"),
      world.call("GET", "/orders", { key: null }),
      world.call("GET", "/orders/ord_none"),
    ]);
    const ids = answers.map(({ headers }) => headers.get("x-request-id"));
    for (const id of ids) expect(id).toMatch(/^req_[0-9a-z]{26}$/);
    expect(new Set(ids).size).toBe(answers.length);
    expect((await world.countRows()).checkout_sessions).toBe((before.checkout_sessions ?? 0) + 1);
  });
});
