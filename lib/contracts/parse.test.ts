import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { Refusal } from "@/lib/core/errors";
import { cartUpdateSchema } from "./cart-update";
import { placeOrderSchema } from "./customer";
import { fieldError, parseInput, toPointer } from "./parse";
import { createRefundSchema } from "./refund-bodies";
import { createSessionSchema } from "./session-request";

const LINE = { name: "Tea", unit_amount: 1200, quantity: 1 };
const SESSION = { currency: "EUR", items: [LINE], success_url: "https://shop.example/thanks" };
const FORM = {
  email: "ada@customer.example",
  name: "Ada",
  country: "DE",
  is_company: false,
  company_name: "",
  tax_id: "",
  payment_method: "card",
  consent_terms: true,
  consent_personal_data: true,
};

/** What is refused about the input: each field's pointer with its code. */
function refusals(schema: z.ZodType, input: unknown): [string, string][] {
  try {
    parseInput(schema, input);
    return [];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    expect(error).toMatchObject({ status: 422, code: "invalid_fields" });
    return error.errors.map(({ pointer, code }) => [pointer, code]);
  }
}

const ofSession = (changes: object) => refusals(createSessionSchema, { ...SESSION, ...changes });
const ofLine = (changes: object) => ofSession({ items: [LINE, { ...LINE, ...changes }] });

describe("a refused session request", () => {
  it("is none at all when every field is right", () => {
    expect(ofSession({})).toEqual([]);
  });

  it.each([
    ["/currency", "currency_unknown", { currency: "eur" }],
    ["/currency", "currency_unknown", { currency: undefined }],
    ["/country", "country_unknown", { country: "UK" }],
    ["/locale", "locale_unknown", { locale: "tlh" }],
    ["/items", "items_empty", { items: [] }],
    ["/items", "items_too_many", { items: Array.from({ length: 101 }, () => LINE) }],
    ["/success_url", "url_invalid", { success_url: "http://shop.example" }],
    ["/success_url", "success_url_required", { success_url: undefined }],
    ["/cancel_url", "url_invalid", { cancel_url: "javascript:alert(1)" }],
    ["/callback_url", "url_too_long", { callback_url: `https://shop.example/${"x".repeat(2_048)}` }],
    ["/cancel_url", "url_invalid", { cancel_url: "https://user:pass@shop.example" }],
    ["/embed_origin", "origin_invalid", { embed_origin: "https://shop.example/" }],
    ["/confirmation", "value_unknown", { confirmation: "later" }],
    ["/client_reference_id", "text_too_long", { client_reference_id: "r".repeat(201) }],
    ["/metadata", "metadata_invalid", { metadata: "text" }],
    ["/metadata/colour", "metadata_value_invalid", { metadata: { colour: 7 } }],
    ["/metadata/colour", "metadata_value_invalid", { metadata: { colour: "c".repeat(501) } }],
    [
      "/metadata",
      "metadata_too_many_keys",
      { metadata: Object.fromEntries(Array.from({ length: 51 }, (_, key) => [`k${key}`, ""])) },
    ],
    ["/expires_at", "time_invalid", { expires_at: "tomorrow" }],
    ["/expires_at", "time_invalid", { expires_at: "2026-11-21T12:00:00" }],
    ["/customer/email", "email_invalid", { customer: { email: "ada" } }],
    ["/customer/shoe_size", "unknown_field", { customer: { shoe_size: 42 } }],
    ["/succes_url", "unknown_field", { succes_url: "https://shop.example" }],
    ["/a~1b~0c", "unknown_field", { "a/b~c": 1 }],
  ])("names %s as %s", (pointer, code, changes) => {
    expect(ofSession(changes)).toEqual([[pointer, code]]);
  });

  it.each([
    ["/items/1/quantity", "quantity_invalid", { quantity: 0 }],
    ["/items/1/quantity", "quantity_invalid", { quantity: 1.5 }],
    ["/items/1/quantity", "quantity_invalid", { quantity: "2" }],
    ["/items/1/unit_amount", "amount_negative", { unit_amount: -1 }],
    ["/items/1/unit_amount", "amount_not_whole", { unit_amount: 9.99 }],
    ["/items/1/unit_amount", "amount_too_large", { unit_amount: 1e15 }],
    ["/items/1/name", "text_required", { name: " " }],
    ["/items/1/quantity", "quantity_out_of_bounds", { adjustable: { min: 2, max: 5 } }],
    ["/items/1/adjustable/step", "unknown_field", { adjustable: { min: 1, max: 5, step: 1 } }],
    ["/items/1/colour", "unknown_field", { colour: "red" }],
  ])("names %s as %s", (pointer, code, changes) => {
    expect(ofLine(changes)).toEqual([[pointer, code]]);
  });

  it("names bounds that are the wrong way round", () => {
    expect(ofLine({ adjustable: { min: 5, max: 2 } })).toContainEqual([
      "/items/1/adjustable",
      "bounds_inverted",
    ]);
  });

  it("names every wrong field, not only the first", () => {
    expect(
      ofSession({ currency: "eur", country: "UK", colour: "red" })
        .map(([pointer]) => pointer)
        .sort(),
    ).toEqual(["/colour", "/country", "/currency"]);
  });

  it("speaks of the kind of line that was meant", () => {
    expect(ofSession({ items: [{ product: "prod_1", quantity: 0 }] })).toEqual([
      ["/items/0/quantity", "quantity_invalid"],
    ]);
    expect(ofSession({ items: [{ product: "", quantity: 0 }] })).toEqual([
      ["/items/0/product", "product_unknown"],
      ["/items/0/quantity", "quantity_invalid"],
    ]);
    expect(ofSession({ items: [{ name: "", unit_amount: -1, quantity: 1 }] })).toEqual([
      ["/items/0/name", "text_required"],
      ["/items/0/unit_amount", "amount_negative"],
    ]);
    expect(ofSession({ items: [{ name: "Tea", unit_amount: "12", quantity: "2" }] })).toEqual([
      ["/items/0/unit_amount", "amount_not_whole"],
      ["/items/0/quantity", "quantity_invalid"],
    ]);
  });

  it("is not fooled by what is no request at all", () => {
    for (const input of [null, [], "text", 7, true]) {
      expect(refusals(createSessionSchema, input)).toMatchObject([["", expect.any(String)]]);
    }
    for (const items of [null, {}, [null], [[]], [7]]) {
      const named = ofSession({ items });
      expect(named.length).toBeGreaterThan(0);
      for (const [pointer] of named) expect(pointer).toMatch(/^\/items/);
    }
  });
});

describe("a refused customer form", () => {
  it.each([
    ["/email", "email_required", { email: undefined }],
    ["/email", "email_invalid", { email: "a@b" }],
    ["/name", "name_required", { name: "  " }],
    ["/country", "country_unknown", { country: "" }],
    ["/company_name", "company_name_required", { is_company: true }],
    ["/tax_id", "tax_id_invalid", { tax_id: "?" }],
    ["/payment_method", "payment_method_required", { payment_method: "" }],
    ["/consent_terms", "consent_terms_required", { consent_terms: false }],
    ["/consent_personal_data", "consent_personal_data_required", { consent_personal_data: undefined }],
  ])("names %s as %s", (pointer, code, changes) => {
    expect(refusals(placeOrderSchema, { ...FORM, ...changes })).toEqual([[pointer, code]]);
  });
});

describe("a refused cart update", () => {
  it.each([
    ["/quantities/0/quantity", "quantity_invalid", { quantities: [{ item: "item_1", quantity: -1 }] }],
    ["/country", "country_unknown", { country: "??" }],
    ["/draft/email", "text_too_long", { draft: { email: "e".repeat(501) } }],
    ["/total", "unknown_field", { total: 1 }],
  ])("names %s as %s", (pointer, code, update) => {
    expect(refusals(cartUpdateSchema, update)).toEqual([[pointer, code]]);
  });
});

describe("what would be dropped in silence", () => {
  it.each(["__proto__", "constructor", "prototype"])("%s is refused as a key, wherever it stands", (key) => {
    const metadata: unknown = JSON.parse(`{"colour": "red", "${key}": "x"}`);
    expect(ofSession({ metadata })).toEqual([[`/metadata/${key}`, "key_reserved"]]);
    expect(refusals(createSessionSchema, JSON.parse(`{"${key}": {}}`))).toEqual([
      [`/${key}`, "key_reserved"],
    ]);
  });
});

describe("a card number", () => {
  const NUMBER = "4242 4242 4242 4242";

  it.each(["name", "email", "company_name", "tax_id"])("is refused as %s of an order", (field) => {
    const typed = field === "email" ? "4242424242424242@customer.example" : NUMBER;
    const form = { ...FORM, is_company: true, company_name: "Acme", [field]: typed };
    expect(refusals(placeOrderSchema, form)).toEqual([[`/${field}`, "card_number_refused"]]);
  });

  it("is not kept from what is typed", () => {
    const draft = { name: NUMBER, email: "ada@customer.example" };
    expect(parseInput(cartUpdateSchema, { draft }).draft).toEqual({
      name: "",
      email: "ada@customer.example",
    });
  });

  it("is refused in the words of a refund", () => {
    expect(refusals(createRefundSchema, { reason: `my card ${NUMBER}` })).toEqual([
      ["/reason", "card_number_refused"],
    ]);
  });
});

describe("a name that forges another", () => {
  it("loses what nobody sees", () => {
    expect(parseInput(placeOrderSchema, { ...FORM, name: "Ada\u202e\u200b\nLovelace" }).name).toBe(
      "Ada Lovelace",
    );
  });
  it("is none when nothing of it is seen", () => {
    expect(refusals(placeOrderSchema, { ...FORM, name: "\u200b\u3164" })).toEqual([
      ["/name", "name_required"],
    ]);
  });
});

describe("a pointer", () => {
  it("escapes what RFC 6901 gives a meaning", () => {
    expect(toPointer(["a/b", "m~n", 0])).toBe("/a~1b/m~0n/0");
    expect(toPointer([])).toBe("");
  });

  it("comes with words for a person", () => {
    expect(fieldError(["items", 0, "quantity"], "quantity_invalid")).toEqual({
      pointer: "/items/0/quantity",
      code: "quantity_invalid",
      message: "A quantity is a whole number from 1 to 10,000.",
    });
  });
});
