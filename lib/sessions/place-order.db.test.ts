import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { consents, events, merchantSettings, orderItems, prices, products } from "@/db/schema";
import { DAY_MS } from "@/lib/core/clock";
import { transact } from "@/lib/events/transact";
import { findOrder } from "@/lib/orders/queries";
import { createProduct } from "@/tests/support/catalog";
import { createWorld, START, type World } from "@/tests/support/checkout-world";
import { checkInvariants } from "@/tests/support/invariants";
import { refusedFields } from "@/tests/support/refused-fields";
import { endSession } from "./end-session";
import { lapseSession } from "./lapse-session";
import { findSession } from "./queries";

describe("placeOrder", () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world.close());

  it("makes an unpaid order of the cart and completes the session", async () => {
    const session = await world.openSession({ client_reference_id: "cart-7", metadata: { cart: "7" } });
    const { order, isNew } = await world.placeOrder(session.id);
    expect(isNew).toBe(true);
    expect(order).toMatchObject({
      status: "unpaid",
      sessionId: session.id,
      amountTotal: 2400,
      amountPaid: 0,
      country: "DE",
      locale: "en",
      paymentMethod: "card",
      clientReferenceId: "cart-7",
      metadata: { cart: "7" },
    });
    expect(order.number).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    expect(order.customer).toEqual({
      email: "ada@customer.example",
      name: "Ada Customer",
      phone: null,
      companyName: null,
      taxId: null,
    });
    expect(await findSession(world.ctx.db, session.id)).toMatchObject({ status: "completed" });
    await checkInvariants(world);
  });

  it("answers with the same order when it is pressed again, also by another method", async () => {
    const session = await world.openSession();
    const first = await world.placeOrder(session.id);
    const second = await world.placeOrder(session.id, "bank_transfer");
    expect(second).toEqual({ order: first.order, isNew: false });
    const told = await world.ctx.db.select().from(events).where(eq(events.objectId, first.order.id));
    expect(told.map((event) => event.type)).toEqual(["order.created"]);
  });

  it("freezes names and prices: what changes later changes no order", async () => {
    const product = await createProduct(world.ctx, world.scope, { name: "Sencha" });
    const { id } = await world.order({ items: [{ product, quantity: 2 }] });
    await world.ctx.db.update(prices).set({ unitAmount: 9900 }).where(eq(prices.productId, product));
    await world.ctx.db.update(products).set({ name: "Matcha" }).where(eq(products.id, product));
    const [line] = await world.ctx.db.select().from(orderItems).where(eq(orderItems.orderId, id));
    expect(line).toMatchObject({ name: "Sencha", unitAmount: 1200, quantity: 2, amount: 2400 });
    expect(await findOrder(world.ctx.db, id)).toMatchObject({ amountTotal: 2400 });
    expect(await world.pay(id)).toMatchObject({ status: "succeeded", amountCaptured: 2400 });
  });

  it("records both consents with the version, the language and the time they were given in", async () => {
    const { id } = await world.order();
    const terms = { url: "https://fjordtea.example/terms", version: "2027-01" };
    await world.ctx.db
      .update(merchantSettings)
      .set({ terms })
      .where(eq(merchantSettings.merchantId, world.scope.merchantId));
    const later = await world.order();
    const given = (orderId: string) =>
      world.ctx.db.select().from(consents).where(eq(consents.orderId, orderId)).orderBy(consents.document);
    expect(await given(id)).toMatchObject([
      {
        document: "personal_data",
        version: "2026-09",
        url: "https://fjordtea.example/privacy",
        locale: "en",
      },
      { document: "terms", version: "2026-10", url: "https://fjordtea.example/terms", givenAt: START },
    ]);
    expect(await given(later.id)).toMatchObject([{ document: "personal_data" }, { version: "2027-01" }]);
  });

  it("refuses a method that is not offered there, and leaves the session open", async () => {
    const session = await world.openSession();
    for (const method of ["ideal", "gold"]) {
      expect(await refusedFields(world.placeOrder(session.id, method))).toEqual([
        ["/payment_method", "payment_method_unavailable"],
      ]);
    }
    expect(await findSession(world.ctx.db, session.id)).toMatchObject({ status: "open" });
  });

  it("refuses a method that the session leaves out, and one that cannot wait for the merchant's word", async () => {
    const cardOnly = await world.openSession({ payment_methods: ["card"] });
    const confirmed = await world.openSession({ confirmation: "manual" });
    for (const { id } of [cardOnly, confirmed]) {
      expect(await refusedFields(world.placeOrder(id, "bank_transfer"))).toHaveLength(1);
      expect(await world.placeOrder(id, "card")).toMatchObject({ isNew: true });
    }
  });

  it("refuses an expired session, swept or not", async () => {
    const [swept, unswept] = [await world.openSession(), await world.openSession()];
    world.clock.advance(DAY_MS);
    await lapseSession(world.ctx, swept.id);
    for (const { id } of [swept, unswept]) {
      await expect(world.placeOrder(id)).rejects.toMatchObject({ status: 410, code: "session_expired" });
    }
  });

  it("refuses a session that was called off, and one that nobody opened", async () => {
    const { id } = await world.openSession();
    await transact(world.ctx, (inside) => endSession(inside, world.scope, id, "cancel"));
    await expect(world.placeOrder(id)).rejects.toMatchObject({ status: 410, code: "session_canceled" });
    await expect(world.placeOrder("cs_none")).rejects.toMatchObject({ status: 404 });
  });

  it("still answers with the order after the session's time, because it was placed in time", async () => {
    const session = await world.openSession();
    const { order } = await world.placeOrder(session.id);
    world.clock.advance(2 * DAY_MS);
    await world.runDue();
    expect((await world.placeOrder(session.id)).order.id).toBe(order.id);
    await checkInvariants(world);
  });
});
