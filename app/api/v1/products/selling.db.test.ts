import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkoutSessionResponseSchema, orderResponseSchema } from "@/lib/contracts/api-objects";
import { type ApiWorld, createApiWorld, ORDER_FIELDS } from "@/tests/support/api-world";
import { createLink } from "@/tests/support/catalog";
import { namedFields } from "@/tests/support/problem";

let world: ApiWorld;
beforeAll(async () => {
  world = await createApiWorld();
});
afterAll(() => world.finish());

async function createTea() {
  const body = { name: "Assam, 250 g", prices: { EUR: 1200 }, quantity_max: 5 };
  return String((await world.call("POST", "/products", { body })).body.id);
}

const openSession = (product: string, quantity = 2) =>
  world.call("POST", "/checkout/sessions", {
    body: {
      currency: "EUR",
      country: "DE",
      success_url: "https://fjordtea.example/thanks",
      items: [{ product, quantity }],
    },
  });

async function placeOrder(sessionId: string) {
  const answer = await world.call("POST", `/checkout/sessions/${sessionId}/order`, {
    body: { ...ORDER_FIELDS, consent_terms: true, consent_personal_data: true },
  });
  return answer.as(orderResponseSchema);
}

describe("a product that a session sells", () => {
  it("goes into the order at the price of the session, whatever is changed meanwhile", async () => {
    const product = await createTea();
    const session = (await openSession(product)).as(checkoutSessionResponseSchema);
    await world.call("POST", `/products/${product}`, {
      body: { name: "Assam, smaller", prices: { EUR: 5000 }, quantity_max: 1 },
    });
    await world.call("POST", `/products/${product}/archive`);
    const order = await placeOrder(session.id);
    const line = { product, name: "Assam, 250 g", unit_amount: 1200, quantity: 2 };
    expect(order).toMatchObject({ amount_total: 2400, items: [line] });
    await world.call("POST", `/products/${product}`, { body: { prices: { EUR: null } } });
    expect((await world.call("GET", `/orders/${order.id}`)).body).toMatchObject({
      amount_total: 2400,
      items: [line],
    });
  });

  it("is refused by name once it is archived, and sold again once it is restored", async () => {
    const product = await createTea();
    await world.call("POST", `/products/${product}/archive`);
    const rows = await world.countRows();
    expect(namedFields(await openSession(product))).toEqual([["/items/0/product", "product_archived"]]);
    expect(await world.countRows()).toEqual(rows);
    await world.call("POST", `/products/${product}/restore`);
    expect((await openSession(product)).status).toBe(201);
  });

  it("is unknown to another merchant, archived or not", async () => {
    const product = await createTea();
    await world.call("POST", `/products/${product}/archive`);
    const answer = await world.call("POST", "/checkout/sessions", {
      body: {
        currency: "EUR",
        success_url: "https://fjordtea.example/thanks",
        items: [{ product, quantity: 1 }],
      },
      key: world.keys.otherSecret,
    });
    expect(namedFields(answer)).toEqual([["/items/0/product", "product_unknown"]]);
  });

  it("needs the price that was taken away, and is sold at the one that was set", async () => {
    const product = await createTea();
    await world.call("POST", `/products/${product}`, { body: { prices: { EUR: null } } });
    expect(namedFields(await openSession(product))).toEqual([["/items/0/product", "price_missing"]]);
    await world.call("POST", `/products/${product}`, { body: { prices: { EUR: 999 } } });
    expect((await openSession(product)).body).toMatchObject({ amount_total: 1998 });
  });
});

describe("a link to an archived product", () => {
  it("leads to a page that names the shop, and opens no session; restored, it sells again", async () => {
    const product = await createTea();
    const slug = await createLink(world.ctx, world.scope, { items: [{ product, quantity: 1 }] });
    await world.ctx.db.execute(`update checkout_links set slug = 'archived-tea' where slug = '${slug}'`);
    await world.call("POST", `/products/${product}/archive`);
    const before = await world.countRows();
    const gone = await world.visit("GET", "/l/archived-tea");
    expect([gone.status, gone.text.includes("Fjord Tea")]).toEqual([410, true]);
    expect(await world.countRows()).toEqual(before);
    await world.call("POST", `/products/${product}/restore`);
    expect((await world.visit("GET", "/l/archived-tea")).status).toBe(303);
  });
});
