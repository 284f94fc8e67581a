import { count, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkoutSessions, events, merchantSettings } from "@/db/schema";
import { addMs, DAY_MS, MINUTE_MS } from "@/lib/core/clock";
import { MAX_AMOUNT_MINOR } from "@/lib/core/money";
import { createProduct } from "@/tests/support/catalog";
import { createMerchant, createWorld, START, type World } from "@/tests/support/checkout-world";
import { checkInvariants } from "@/tests/support/invariants";
import { refusedFields } from "@/tests/support/refused-fields";

const LINE = { name: "Cup", unit_amount: 900, quantity: 1 };

describe("createSession", () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world.close());

  const refused = (request: Parameters<World["openSession"]>[0]) => refusedFields(world.openSession(request));

  it("opens for a day, at the merchant's own confirmation, with one event that tells of it", async () => {
    const session = await world.openSession({ metadata: { cart: "7" }, client_reference_id: "cart-7" });
    expect(session).toMatchObject({
      status: "open",
      amount_total: 2400,
      confirmation: "automatic",
      payment_methods: "all",
      expires_at: addMs(START, DAY_MS).toISOString(),
      metadata: { cart: "7" },
      client_reference_id: "cart-7",
      order: null,
    });
    const told = await world.ctx.db.select().from(events).where(eq(events.objectId, session.id));
    expect(told.map((event) => [event.type, event.sequence])).toEqual([["checkout.session.created", 1]]);
    expect(JSON.parse(told[0]?.body ?? "")).toMatchObject({ data: session });
    await checkInvariants(world);
  });

  it("keeps the page's secret out of the event", async () => {
    const session = await world.openSession();
    const [told] = await world.ctx.db.select().from(events).where(eq(events.objectId, session.id));
    expect(told?.body).not.toContain(`${session.id}_`);
    expect(told?.body).not.toContain("client_secret");
  });

  it("takes a product's name, price and bounds from the catalogue", async () => {
    const product = await createProduct(world.ctx, world.scope, { name: "Sencha", quantityMax: 4 });
    const session = await world.openSession({ items: [{ product, quantity: 3 }, LINE] });
    expect(session.amount_total).toBe(4500);
    expect(session.items).toMatchObject([
      { product, name: "Sencha", unit_amount: 1200, amount: 3600, adjustable: { min: 1, max: 4 } },
      { product: null, name: "Cup", adjustable: null },
    ]);
  });

  it("does not know another merchant's product or one of the other mode, and does not sell an archived one", async () => {
    const stranger = await createMerchant(world.ctx);
    const items = await Promise.all([
      createProduct(world.ctx, stranger),
      createProduct(world.ctx, { ...world.scope, livemode: true }),
      createProduct(world.ctx, world.scope, { active: false }),
      "prod_none",
    ]);
    expect(await refused({ items: items.map((product) => ({ product, quantity: 1 })) })).toEqual([
      ["/items/0/product", "product_unknown"],
      ["/items/1/product", "product_unknown"],
      ["/items/2/product", "product_archived"],
      ["/items/3/product", "product_unknown"],
    ]);
  });

  it("converts nothing: a product without a price in the currency is refused", async () => {
    const product = await createProduct(world.ctx, world.scope, { prices: { NOK: 13900 } });
    expect(await refused({ items: [LINE, { product, quantity: 1 }] })).toEqual([
      ["/items/1/product", "price_missing"],
    ]);
  });

  it("keeps to the product's bounds", async () => {
    const product = await createProduct(world.ctx, world.scope, { quantityMin: 2, quantityMax: 4 });
    for (const quantity of [1, 5]) {
      expect(await refused({ items: [{ product, quantity }] })).toEqual([
        ["/items/0/quantity", "quantity_out_of_bounds"],
      ]);
    }
  });

  it("refuses a total of nothing, and one that is too large to count", async () => {
    expect(await refused({ items: [{ ...LINE, unit_amount: 0 }] })).toEqual([["/items", "total_too_small"]]);
    const huge = { ...LINE, unit_amount: MAX_AMOUNT_MINOR };
    expect(await refused({ items: [huge, LINE] })).toEqual([["/items", "total_too_large"]]);
    expect(await refused({ items: [huge] })).toEqual([]);
  });

  it("lives between 30 minutes and 90 days", async () => {
    const at = (ms: number) => ({ expires_at: addMs(START, ms).toISOString() });
    for (const ms of [-MINUTE_MS, 30 * MINUTE_MS - 1, 90 * DAY_MS + 1]) {
      expect(await refused(at(ms))).toEqual([["/expires_at", "expires_at_out_of_range"]]);
    }
    for (const ms of [30 * MINUTE_MS, 90 * DAY_MS]) expect(await refused(at(ms))).toEqual([]);
  });

  it("may be framed by an origin that the merchant has listed, and by no other", async () => {
    expect(await refused({ ui_mode: "embedded", embed_origin: "https://thief.example" })).toEqual([
      ["/embed_origin", "embed_origin_not_allowed"],
    ]);
    const listed = await world.openSession({ ui_mode: "embedded", embed_origin: "https://fjordtea.example" });
    expect(listed.embed_origin).toBe("https://fjordtea.example");
    expect((await world.openSession({ ui_mode: "embedded" })).embed_origin).toBe("https://fjordtea.example");
    expect((await world.openSession({ embed_origin: "https://thief.example" })).embed_origin).toBeNull();
  });

  it("asks for the origin where the merchant has several", async () => {
    const origins = { embedOrigins: ["https://a.example", "https://b.example"] };
    const fromBefore = { embedOrigins: ["https://fjordtea.example"] };
    const mine = eq(merchantSettings.merchantId, world.scope.merchantId);
    await world.ctx.db.update(merchantSettings).set(origins).where(mine);
    expect(await refused({ ui_mode: "embedded" })).toEqual([["/embed_origin", "embed_origin_required"]]);
    await world.ctx.db.update(merchantSettings).set(fromBefore).where(mine);
  });

  it("names each payment method that does not exist", async () => {
    expect(await refused({ payment_methods: ["card", "gold", "silver"] })).toEqual([
      ["/payment_methods/1", "payment_method_unknown"],
      ["/payment_methods/2", "payment_method_unknown"],
    ]);
  });

  it("changes nothing where it refuses", async () => {
    const sessions = () => world.ctx.db.select({ rows: count() }).from(checkoutSessions);
    const before = await sessions();
    await refused({ items: [{ product: "prod_none", quantity: 1 }] });
    expect(await sessions()).toEqual(before);
  });
});
