import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkoutLinks, checkoutSessions } from "@/db/schema";
import { openLinkSecret } from "@/lib/core/secrets/link-secret";
import { type ApiWorld, createApiWorld } from "@/tests/support/api-world";
import { createLink, createProduct } from "@/tests/support/catalog";

describe("opening a checkout link", () => {
  let world: ApiWorld;
  beforeAll(async () => {
    world = await createApiWorld();
    const product = await createProduct(world.ctx, world.scope, { prices: { EUR: 1200, NOK: 13_900 } });
    await nameLink(await createLink(world.ctx, world.scope, { items: [{ product, quantity: 2 }] }), "assam");
    const off = await createLink(world.ctx, world.scope, {
      items: [{ product, quantity: 2 }],
      active: false,
    });
    await nameLink(off, "over");
  });
  afterAll(() => world.close());

  const nameLink = (from: string, slug: string) =>
    world.ctx.db.update(checkoutLinks).set({ slug }).where(eq(checkoutLinks.slug, from));
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

  it.each(["over", "none", "ASSAM", "assam%00", "..%2Fassam", "-", "x".repeat(65), "%F0%9F%8D%82"])(
    "leads nowhere for a link that there is none of: %.20s",
    async (slug) => {
      const before = await countSessions();
      const answer = await world.visit("GET", `/l/${slug}`);
      expect([answer.status, answer.text.includes("<h1>")]).toEqual([404, true]);
      expect(await countSessions()).toBe(before);
    },
  );

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
