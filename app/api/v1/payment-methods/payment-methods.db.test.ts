import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { merchantSettings } from "@/db/schema";
import { PAYMENT_METHODS } from "@/lib/payments/methods/catalogue/payment-methods";
import { type ApiWorld, createApiWorld } from "@/tests/support/api-world";
import { namedFields } from "@/tests/support/problem";

const answerSchema = z.object({
  data: z.array(z.looseObject({ id: z.string(), group: z.enum(["suggested", "online", "offline"]) })),
  hidden: z
    .array(z.object({ id: z.string(), reasons: z.array(z.looseObject({ code: z.string() })).min(1) }))
    .optional(),
});

describe("payment methods", () => {
  let world: ApiWorld;
  beforeAll(async () => {
    world = await createApiWorld();
  });
  afterAll(() => world.close());

  const ask = async (query: string, key = world.keys.secret) =>
    (await world.call("GET", `/payment-methods?${query}`, { key })).as(answerSchema);
  const offered = async (query: string) => (await ask(query)).data.map(({ id }) => id);

  it("are those of the country, the currency and the amount", async () => {
    expect(await offered("country=NL&currency=EUR&amount=2400")).toContain("ideal");
    expect(await offered("country=NL&currency=USD&amount=2400")).not.toContain("ideal");
    expect(await offered("country=SE&currency=SEK&amount=2400")).toContain("swish");
    expect(await offered("country=DE&currency=EUR&amount=2400")).not.toContain("swish");
  });

  it("say why the rest is hidden, and no method is both or neither", async () => {
    const { data, hidden = [] } = await ask("country=NL&currency=EUR&amount=2400&explain=true");
    const ids = [...data, ...hidden].map(({ id }) => id);
    expect(ids.sort()).toEqual(PAYMENT_METHODS.map(({ id }) => id).sort());
    expect(hidden.find(({ id }) => id === "swish")?.reasons).toMatchObject([
      { code: "country_not_served", country: "NL" },
      { code: "currency_not_supported", currency: "EUR" },
    ]);
  });

  it("say it only to who asks", async () => {
    expect((await ask("country=NL&currency=EUR&amount=2400")).hidden).toBeUndefined();
    expect((await ask("country=NL&currency=EUR&amount=2400&explain=false")).hidden).toBeUndefined();
  });

  it("leave out what cannot wait for the merchant's word", async () => {
    const { hidden = [] } = await ask("country=DE&currency=EUR&amount=2400&confirmation=manual&explain=true");
    expect(hidden.find(({ id }) => id === "bank_transfer")?.reasons).toContainEqual({
      code: "confirmation_needs_separate_capture",
      confirmation: "manual",
    });
  });

  it("are in test mode what the sandbox can do, and live only what has a live provider", async () => {
    const { data, hidden = [] } = await ask(
      "country=DE&currency=EUR&amount=2400&explain=true",
      world.keys.live,
    );
    expect(data.map(({ id }) => id)).toEqual(["bank_transfer"]);
    expect(hidden.find(({ id }) => id === "card")?.reasons).toContainEqual({
      code: "no_provider",
      livemode: true,
      other_mode: "sandbox",
    });
  });

  it("are what the key's merchant has enabled", async () => {
    await world.ctx.db
      .update(merchantSettings)
      .set({ paymentMethods: ["card"], bankAccounts: [] })
      .where(eq(merchantSettings.merchantId, world.other.merchantId));
    const query = "country=DE&currency=EUR&amount=2400&explain=true";
    const { data, hidden = [] } = await ask(query, world.keys.otherPublishable);
    expect(data.map(({ id }) => id)).toEqual(["card"]);
    const codes = hidden.find(({ id }) => id === "bank_transfer")?.reasons.map(({ code }) => code);
    expect(codes).toEqual(["not_enabled_by_merchant", "bank_account_missing"]);
  });

  it("may be read by a page on any origin", async () => {
    const preflight = await world.visit("OPTIONS", "/api/v1/payment-methods");
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get("access-control-allow-origin")).toBe("*");
    const refused = await world.call("GET", "/payment-methods", { key: world.keys.publishable });
    expect(refused.headers.get("access-control-allow-origin")).toBe("*");
    const secret = await world.call("GET", "/orders");
    expect(secret.headers.get("access-control-allow-origin")).toBeNull();
  });

  it("need to know for whom", async () => {
    expect(namedFields(await world.call("GET", "/payment-methods"))).toEqual([
      ["/country", "country_unknown"],
      ["/currency", "currency_unknown"],
      ["/amount", "field_required"],
    ]);
  });

  it.each([
    ["country=de", "/country", "country_unknown"],
    ["currency=XXX", "/currency", "currency_unknown"],
    ["amount=-1", "/amount", "amount_not_whole"],
    ["amount=24.00", "/amount", "amount_not_whole"],
    ["amount=9999999999999", "/amount", "amount_too_large"],
    ["amount=99999999999999999999", "/amount", "amount_not_whole"],
    ["explain=yes", "/explain", "value_unknown"],
    ["confirmation=later", "/confirmation", "value_unknown"],
    ["lang=de", "/lang", "unknown_field"],
  ])("refuse %s", async (query, pointer, code) => {
    const whole = new URLSearchParams("country=DE&currency=EUR&amount=2400");
    for (const [name, value] of new URLSearchParams(query)) whole.set(name, value);
    expect(namedFields(await world.call("GET", `/payment-methods?${whole}`))).toEqual([[pointer, code]]);
  });
});
