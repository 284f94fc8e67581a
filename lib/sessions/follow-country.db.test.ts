import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cartUpdateSchema } from "@/lib/contracts/cart-update";
import { parseLinkParameters } from "@/lib/contracts/link-parameters";
import type { Country } from "@/lib/core/countries";
import { must } from "@/lib/core/invariant";
import { transact } from "@/lib/events/transact";
import { createLink, createProduct } from "@/tests/support/catalog";
import { createWorld, type World } from "@/tests/support/checkout-world";
import { openLink } from "./open-link";
import { findSession, listSessionItems } from "./queries";
import { updateCart } from "./update-cart";

describe("the currency of a cart", () => {
  let world: World;
  let slug: string;
  let mixed: string;
  beforeAll(async () => {
    world = await createWorld();
    const tea = await createProduct(world.ctx, world.scope, { prices: { EUR: 1200, GBP: 1000, NOK: 13900 } });
    const cup = await createProduct(world.ctx, world.scope, { prices: { EUR: 900, GBP: 800 } });
    slug = await createLink(world.ctx, world.scope, { items: [{ product: tea, quantity: 2 }] });
    const items = [tea, cup].map((product) => ({ product, quantity: 1 }));
    mixed = await createLink(world.ctx, world.scope, { items });
  });
  afterAll(() => world.close());

  async function open(query: string, guessedCountry: Country, which = slug) {
    const parameters = parseLinkParameters(new URLSearchParams(query));
    return transact(world.ctx, (inside) => openLink(inside, { slug: which, ...parameters, guessedCountry }));
  }
  const choose = (id: string, country: Country) =>
    transact(world.ctx, (inside) => updateCart(inside, id, cartUpdateSchema.parse({ country })));

  async function cart(id: string) {
    const { currency, previousCurrency, country } = must(await findSession(world.ctx.db, id), "session");
    const items = await listSessionItems(world.ctx.db, id);
    return { currency, previousCurrency, country, prices: items.map(({ unitAmount }) => unitAmount) };
  }

  it("follows the country that the customer chooses, and the change is said", async () => {
    const { id } = await open("", "GB");
    expect(await cart(id)).toMatchObject({ currency: "GBP", previousCurrency: null, prices: [1000] });
    expect(await choose(id, "NL")).toEqual({ isTotalChanged: true, isCurrencyChanged: true });
    expect(await cart(id)).toEqual({
      currency: "EUR",
      previousCurrency: "GBP",
      country: "NL",
      prices: [1200],
    });
    expect(await choose(id, "NL")).toEqual({ isTotalChanged: false, isCurrencyChanged: false });
  });

  it("says nothing any more when it is back where it began", async () => {
    const { id } = await open("", "GB");
    await choose(id, "NL");
    await choose(id, "NO");
    expect(await cart(id)).toMatchObject({ currency: "NOK", previousCurrency: "GBP", prices: [13900] });
    await choose(id, "GB");
    expect(await cart(id)).toMatchObject({ currency: "GBP", previousCurrency: null, prices: [1000] });
  });

  it("stays where one item has no price in the country's", async () => {
    const { id } = await open("", "GB", mixed);
    expect(await choose(id, "NO")).toEqual({ isTotalChanged: false, isCurrencyChanged: false });
    expect(await cart(id)).toEqual({
      currency: "GBP",
      previousCurrency: null,
      country: "NO",
      prices: [1000, 800],
    });
  });

  it("stays where the link has named one, or the merchant", async () => {
    const named = await open("currency=GBP", "NL");
    expect(await choose(named.id, "DE")).toMatchObject({ isCurrencyChanged: false });
    expect(await cart(named.id)).toMatchObject({ currency: "GBP" });
    const session = await world.openSession();
    expect(await choose(session.id, "GB")).toMatchObject({ isCurrencyChanged: false });
    expect(await cart(session.id)).toMatchObject({ currency: "EUR" });
  });
});
