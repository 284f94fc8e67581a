import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkoutSessions, events } from "@/db/schema";
import { parseLinkParameters } from "@/lib/contracts/link-parameters";
import { addMs, HOUR_MS, MINUTE_MS } from "@/lib/core/clock";
import { transact } from "@/lib/events/transact";
import { createLink, createProduct } from "@/tests/support/catalog";
import { createMerchant, createWorld, type World } from "@/tests/support/checkout-world";
import { checkInvariants } from "@/tests/support/invariants";
import { openLink } from "./open-link";

describe("openLink", () => {
  let world: World;
  let tea: string;
  let slug: string;
  beforeAll(async () => {
    world = await createWorld();
    tea = await createProduct(world.ctx, world.scope, { prices: { EUR: 1200, NOK: 13900 }, quantityMax: 5 });
    slug = await createLink(world.ctx, world.scope, { items: [{ product: tea, quantity: 2 }] });
  });
  afterAll(() => world.close());

  const open = (query = "", which = slug) =>
    transact(world.ctx, (inside) =>
      openLink(inside, { slug: which, ...parseLinkParameters(new URLSearchParams(query)) }),
    );

  async function row(id: string) {
    const [session] = await world.ctx.db.select().from(checkoutSessions).where(eq(checkoutSessions.id, id));
    return session;
  }

  it("makes a fresh session each time, at the catalogue's price", async () => {
    const [first, second] = [await open(), await open()];
    expect(first.id).toMatch(/^cs_/);
    expect(first.id).not.toBe(second.id);
    expect(first).toMatchObject({
      status: "open",
      ui_mode: "hosted",
      currency: "EUR",
      amount_total: 2400,
      success_url: "https://fjordtea.example/thanks",
      cancel_url: "https://fjordtea.example/cart",
    });
    await checkInvariants(world);
  });

  it("takes every parameter", async () => {
    const session = await open(
      "quantity=3&currency=NOK&country=NO&lang=nb&email=ada@customer.example" +
        "&client_reference_id=letter-7&embed_origin=https://fjordtea.example",
    );
    expect(session).toMatchObject({
      currency: "NOK",
      country: "NO",
      locale: "nb",
      amount_total: 41_700,
      client_reference_id: "letter-7",
      ui_mode: "embedded",
      embed_origin: "https://fjordtea.example",
    });
    expect(session.customer.email).toBe("ada@customer.example");
    expect((await row(session.id))?.refusedParameters).toEqual([]);
  });

  it.each([
    ["currency=USD", "currency", "price_missing"],
    ["quantity=6", "quantity", "quantity_out_of_bounds"],
    ["embed_origin=https://thief.example", "embed_origin", "embed_origin_not_allowed"],
    ["lang=tlh", "lang", "locale_unknown"],
    ["price=1", "price", "parameter_unknown"],
  ])("refuses %s by name and works without it", async (query, parameter, code) => {
    const session = await open(query);
    expect(session).toMatchObject({ currency: "EUR", amount_total: 2400, ui_mode: "hosted", locale: null });
    expect((await row(session.id))?.refusedParameters).toEqual([{ parameter, code }]);
  });

  it("remembers where the customer came from, up to the order", async () => {
    const session = await open(`utm_source=letter&fbclid=IwAR0&gclid=${"x".repeat(501)}`);
    expect(session.attribution).toEqual({ utm_source: "letter", fbclid: "IwAR0" });
    expect((await row(session.id))?.refusedParameters).toEqual([]);
    const order = await world.placeOrderAs(session.id, {});
    expect(order.attribution).toEqual(session.attribution);
    const [event] = await world.ctx.db.select().from(events).where(eq(events.objectId, order.id));
    expect(event?.body).toContain(`"attribution":${JSON.stringify(session.attribution)}`);
  });

  it("needs a price of every product for another currency", async () => {
    const cup = await createProduct(world.ctx, world.scope, { prices: { EUR: 900 } });
    const both = await createLink(world.ctx, world.scope, {
      items: [
        { product: tea, quantity: 1 },
        { product: cup, quantity: 1 },
      ],
    });
    const session = await open("currency=NOK", both);
    expect(session).toMatchObject({ currency: "EUR", amount_total: 2100 });
    expect((await row(session.id))?.refusedParameters).toEqual([
      { parameter: "currency", code: "price_missing" },
    ]);
  });

  it("changes the quantity of the first product alone", async () => {
    const cup = await createProduct(world.ctx, world.scope, { prices: { EUR: 900 } });
    const both = await createLink(world.ctx, world.scope, {
      items: [
        { product: tea, quantity: 1 },
        { product: cup, quantity: 1 },
      ],
    });
    expect((await open("quantity=4", both)).items.map((item) => item.quantity)).toEqual([4, 1]);
  });

  it("belongs to the link's merchant and mode", async () => {
    const other = await createMerchant(world.ctx);
    const product = await createProduct(world.ctx, other);
    const theirs = await createLink(world.ctx, other, { items: [{ product, quantity: 1 }] });
    const session = await open("", theirs);
    expect(await row(session.id)).toMatchObject({ merchantId: other.merchantId, livemode: false });
  });

  const linkWith = (more: Omit<Parameters<typeof createLink>[2], "items">) =>
    createLink(world.ctx, world.scope, { items: [{ product: tea, quantity: 1 }], ...more });

  it("is refused where there never was such a link", async () => {
    await expect(open("", "no-such-link")).rejects.toMatchObject({ status: 404, code: "not_found" });
  });

  it("is refused once the link is archived or its end has come, and says which", async () => {
    const now = world.clock.now();
    const archived = await linkWith({ active: false, expiresAt: now });
    await expect(open("", archived)).rejects.toMatchObject({ status: 410, code: "link_archived" });
    const over = await linkWith({ expiresAt: now });
    await expect(open("", over)).rejects.toMatchObject({ status: 410, code: "link_expired" });
    expect((await open("", await linkWith({ expiresAt: addMs(now, 1) }))).status).toBe("open");
  });

  it.each([
    ["a link without an end", null, 24 * HOUR_MS],
    ["a link that ends later than its cart", 25 * HOUR_MS, 24 * HOUR_MS],
    ["a link that ends before it", 5 * HOUR_MS, 5 * HOUR_MS],
    ["a link that is about to end", MINUTE_MS, HOUR_MS],
  ])("keeps the cart of %s so long", async (_what, endsInMs, lastsMs) => {
    const now = world.clock.now();
    const expiresAt = endsInMs === null ? null : addMs(now, endsInMs);
    const session = await open("", await linkWith({ expiresAt }));
    expect(session.expires_at).toBe(addMs(now, lastsMs).toISOString());
  });

  it("is refused once as many orders stand as the link allows", async () => {
    const once = await linkWith({ maxOrders: 1 });
    const [first, second] = [await open("", once), await open("", once)];
    await world.placeOrder(first.id);
    await expect(open("", once)).rejects.toMatchObject({ status: 410, code: "link_used_up" });
    await expect(world.placeOrder(second.id)).rejects.toMatchObject({ status: 409, code: "link_used_up" });
  });

  it("takes the parameters that the link allows, and refuses the others by name", async () => {
    const query = "quantity=3&currency=NOK&email=ada@customer.example&utm_source=letter";
    const some = await linkWith({ parameters: ["quantity", "attribution"] });
    const session = await open(query, some);
    expect(session).toMatchObject({ currency: "EUR", amount_total: 3600 });
    expect(session.customer.email).toBeNull();
    expect(session.attribution).toEqual({ utm_source: "letter" });
    expect((await row(session.id))?.refusedParameters).toEqual([
      { parameter: "currency", code: "parameter_not_allowed" },
      { parameter: "email", code: "parameter_not_allowed" },
    ]);
    const none = await open(query, await linkWith({ parameters: [] }));
    expect(none).toMatchObject({ amount_total: 1200, attribution: {} });
    expect((await row(none.id))?.refusedParameters.map(({ parameter }) => parameter)).toEqual([
      "quantity",
      "currency",
      "email",
    ]);
  });

  it("takes the currency of the customer's country where the products have that price", async () => {
    const currencyIn = async (query: string, guessedCountry: "NO" | "JP" | null) => {
      const parameters = parseLinkParameters(new URLSearchParams(query));
      const session = await transact(world.ctx, (inside) =>
        openLink(inside, { slug, ...parameters, guessedCountry }),
      );
      return session.currency;
    };
    expect(await currencyIn("", "NO")).toBe("NOK");
    expect(await currencyIn("", "JP")).toBe("EUR");
    expect(await currencyIn("country=NO", "JP")).toBe("NOK");
    expect(await currencyIn("country=NO&currency=EUR", "NO")).toBe("EUR");
    expect(await currencyIn("currency=JPY", "NO")).toBe("NOK");
  });
});
