import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkoutSessions, merchants } from "@/db/schema";
import { openLinkSecret } from "@/lib/core/secrets/link-secret";
import { type ApiWorld, createApiWorld, ORDER_FIELDS } from "@/tests/support/api-world";
import { createLink, createProduct } from "@/tests/support/catalog";

const TITLES: Record<string, string> = {
  over: "Dieser Link gilt nicht mehr",
  ended: "Dieses Angebot ist beendet",
  once: "Dieser Link wurde schon benutzt",
  withdrawn: "Das ist gerade nicht zu kaufen",
};

describe("opening a checkout link", () => {
  let world: ApiWorld;
  beforeAll(async () => {
    world = await createApiWorld();
    const product = await createProduct(world.ctx, world.scope, { prices: { EUR: 1200, NOK: 13_900 } });
    const archived = await createProduct(world.ctx, world.scope, { active: false });
    const items = [{ product, quantity: 2 }];
    const make = (slug: string, more: Partial<Parameters<typeof createLink>[2]> = {}) =>
      createLink(world.ctx, world.scope, { items, slug, ...more });
    await make("assam");
    await make("over", { active: false });
    await make("ended", { expiresAt: world.clock.now() });
    await make("withdrawn", { items: [...items, { product: archived, quantity: 1 }] });
    await make("once", { maxOrders: 1 });
    const { pathname } = new URL(
      (await world.visit("GET", "/l/once")).headers.get("location") ?? "",
      "http://x",
    );
    await world.submit(`/api/checkout/${pathname.slice("/c/".length)}/order`, ORDER_FIELDS);
  });
  afterAll(() => world.close());

  const open = (query = "", headers: Record<string, string> = {}) =>
    world.visit("GET", `/l/assam${query}`, { headers });
  const countSessions = async () => (await world.countRows()).checkout_sessions;

  /** The session whose page the answer leads to. */
  async function opened(query: string) {
    const answer = await open(query);
    expect(answer.status).toBe(303);
    const secret = /^\/c\/(\w+)$/.exec(answer.headers.get("location") ?? "")?.[1] ?? "";
    const id = openLinkSecret(world.ctx.keys.links, secret);
    const [session] = await world.ctx.db
      .select()
      .from(checkoutSessions)
      .where(eq(checkoutSessions.id, id ?? ""));
    return session;
  }

  it("makes a session and leads to its page, which nobody may keep", async () => {
    const session = await opened("");
    expect(session).toMatchObject({ status: "open", currency: "EUR", merchantId: world.scope.merchantId });
    expect((await open()).headers.get("cache-control")).toBe("no-store");
  });

  it("makes a fresh one for each visitor", async () => {
    const [first, second] = await Promise.all([open(), open()]);
    expect(first.headers.get("location")).not.toBe(second.headers.get("location"));
  });

  it.each<Record<string, string>>([
    { "sec-purpose": "prefetch" },
    { "sec-purpose": "prefetch;prerender" },
    { purpose: "prefetch" },
    { purpose: "preview" },
  ])("makes none for who only looks ahead: %j", async (headers) => {
    const before = await countSessions();
    expect((await open("", headers)).status).toBe(503);
    expect(await countSessions()).toBe(before);
  });

  it("makes none for HEAD, which learns nothing either", async () => {
    const before = await countSessions();
    const answers = await Promise.all(
      ["assam", "over", "none"].map((slug) => world.visit("HEAD", `/l/${slug}`)),
    );
    expect(answers.map(({ status, text }) => [status, text])).toEqual(Array(3).fill([200, ""]));
    expect(await countSessions()).toBe(before);
  });

  it.each(["none", "ASSAM", "assam%00", "..%2Fassam", "-", "x".repeat(65), "%F0%9F%8D%82"])(
    "leads nowhere for a link that there is none of: %.20s",
    async (slug) => {
      const before = await countSessions();
      const answer = await world.visit("GET", `/l/${slug}`);
      expect([answer.status, answer.text.includes("<h1>")]).toEqual([404, true]);
      expect(await countSessions()).toBe(before);
    },
  );

  it.each(["over", "ended", "once", "withdrawn"])(
    "says why a link opens no cart, and that nothing was ordered: %s",
    async (slug) => {
      const before = await countSessions();
      const answer = await world.visit("GET", `/l/${slug}?lang=de`);
      expect(answer.status).toBe(410);
      expect(answer.text).toContain('lang="de"');
      expect(answer.text).toContain(TITLES[slug]);
      expect(answer.text).toContain("help@fjordtea.example");
      expect(answer.text).not.toContain("<script");
      expect(answer.headers.get("cache-control")).toBe("no-store");
      expect(await countSessions()).toBe(before);
    },
  );

  it("opens no cart of a shop that is suspended", async () => {
    const suspend = (suspendedAt: Date | null) =>
      world.ctx.db.update(merchants).set({ suspendedAt }).where(eq(merchants.id, world.scope.merchantId));
    await suspend(world.clock.now());
    const before = await countSessions();
    const answer = await open("?lang=nb");
    expect(answer.status).toBe(404);
    expect(answer.text).toContain("Denne butikken tar ikke imot bestillinger for øyeblikket");
    expect(await countSessions()).toBe(before);
    await suspend(null);
    expect((await open()).status).toBe(303);
  });

  it("takes what it can use", async () => {
    const session = await opened(
      "?quantity=3&currency=nok&country=no&lang=no&email=ada%40a.example&utm_source=mail",
    );
    expect(session).toMatchObject({ currency: "NOK", country: "NO", locale: "nb", refusedParameters: [] });
    expect(session?.customer).toEqual({ email: "ada@a.example" });
  });

  it("keeps every refused parameter with its reason, and works without it", async () => {
    const session = await opened("?quantity=99&currency=USD&country=XX&lang=tlh&email=me&price=1&quantity=1");
    expect(session).toMatchObject({ currency: "EUR", country: null, locale: null, customer: {} });
    expect(session?.refusedParameters).toEqual([
      { parameter: "country", code: "country_unknown" },
      { parameter: "lang", code: "locale_unknown" },
      { parameter: "email", code: "email_invalid" },
      { parameter: "price", code: "parameter_unknown" },
      { parameter: "currency", code: "price_missing" },
      { parameter: "quantity", code: "quantity_out_of_bounds" },
    ]);
  });

  it.each([
    ["NUL in a value", "?email=a%00b%40c.example", { parameter: "email", code: "email_invalid" }],
    [
      "NUL in a reference",
      "?client_reference_id=a%00b",
      { parameter: "client_reference_id", code: "text_invalid" },
    ],
    ["NUL in a name", "?a%00b=1", { parameter: "ab", code: "parameter_unknown" }],
    [
      "half a letter, cut off",
      `?${"x".repeat(39)}%F0%9F%8D%82=1`,
      { parameter: "x".repeat(39), code: "parameter_unknown" },
    ],
    ["bytes that are no letters", "?%FF%FE=1", { parameter: "\ufffd\ufffd", code: "parameter_unknown" }],
    ["the prototype", "?__proto__=1", { parameter: "__proto__", code: "parameter_unknown" }],
  ])("survives %s", async (_what, query, refused) => {
    expect((await opened(query))?.refusedParameters).toEqual([refused]);
  });

  it("keeps no more than ten refusals, however many there are", async () => {
    const query = Array.from({ length: 500 }, (_, index) => `p${index}=1`).join("&");
    expect((await opened(`?${query}`))?.refusedParameters).toHaveLength(10);
  });

  it("may be framed by an origin of the merchant's alone", async () => {
    expect(await opened("?embed_origin=https%3A%2F%2Ffjordtea.example")).toMatchObject({
      uiMode: "embedded",
      embedOrigin: "https://fjordtea.example",
    });
    const thief = await opened("?embed_origin=https%3A%2F%2Fthief.example");
    expect(thief).toMatchObject({ uiMode: "hosted", embedOrigin: null });
  });
});
