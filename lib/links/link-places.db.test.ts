import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { checkoutLinks } from "@/db/schema";
import { readCartPage } from "@/lib/checkout/pages/read-cart-page";
import { DAY_MS } from "@/lib/core/clock";
import { transact } from "@/lib/events/transact";
import { cancelOrder } from "@/lib/orders/cancel-order";
import { openLink } from "@/lib/sessions/open-link";
import { findSession } from "@/lib/sessions/queries";
import { createLink, createProduct } from "@/tests/support/catalog";
import { createWorld, type World } from "@/tests/support/checkout-world";
import { checkInvariants } from "@/tests/support/invariants";
import { createRefundWorld } from "@/tests/support/refund-world";
import { readLink } from "./read-link";
import { updateLink } from "./update-link";

describe("the place that an order takes of a limited link", () => {
  let world: World;
  let product: string;
  beforeAll(async () => {
    world = await createWorld();
    product = await createProduct(world.ctx, world.scope);
  });
  afterEach(() => checkInvariants(world));
  afterAll(() => world.close());

  const makeLink = (maxOrders: number | null) =>
    createLink(world.ctx, world.scope, { items: [{ product, quantity: 1 }], maxOrders });
  const open = (slug: string) =>
    transact(world.ctx, (inside) => openLink(inside, { slug, accepted: {}, refused: [] }));
  const read = (id: string) => readLink(world.ctx, world.scope, id);
  const pageOf = async (id: string) => {
    const session = await findSession(world.ctx.db, id);
    if (!session) throw new Error("the session is gone");
    const page = await readCartPage(world.ctx, {
      session,
      locale: "en",
      guessedCountry: null,
      errors: {},
      isTotalNew: false,
    });
    return page.kind === "closed" ? page.reason : page.kind;
  };

  it("is taken when the order is placed, and not when the link is opened", async () => {
    const link = await makeLink(1);
    const [first, second] = [await open(link), await open(link)];
    expect(await read(link)).toMatchObject({ status: "open", max_orders: 1, orders: 0 });
    await world.placeOrder(first.id);
    expect(await read(link)).toMatchObject({ status: "used_up", orders: 1 });
    expect(await pageOf(first.id)).toBe("ordered");
    expect(await pageOf(second.id)).toBe("link_used_up");
    await expect(world.placeOrder(second.id)).rejects.toMatchObject({ status: 409, code: "link_used_up" });
  });

  it("is the order's own when Continue is pressed again", async () => {
    const session = await open(await makeLink(1));
    const { order } = await world.placeOrder(session.id);
    expect(await world.placeOrder(session.id)).toMatchObject({ order: { id: order.id }, isNew: false });
  });

  it("is free again once the order is canceled unpaid, also for a cart that was told otherwise", async () => {
    const link = await makeLink(1);
    const [first, second] = [await open(link), await open(link)];
    const { order } = await world.placeOrder(first.id);
    await expect(world.placeOrder(second.id)).rejects.toMatchObject({ code: "link_used_up" });
    await cancelOrder(world.ctx, world.scope, order.id);
    expect(await read(link)).toMatchObject({ status: "open", orders: 0 });
    expect(await pageOf(second.id)).toBe("cart");
    expect((await world.placeOrder(second.id)).isNew).toBe(true);
  });

  it("is free again once the order is deleted unpaid", async () => {
    const link = await makeLink(1);
    await world.placeOrder((await open(link)).id);
    world.clock.advance(90 * DAY_MS);
    await world.runDue();
    const session = await open(link);
    expect((await world.placeOrder(session.id)).isNew).toBe(true);
  });

  it("stays taken while the payment has failed and can be tried again", async () => {
    const link = await makeLink(1);
    const { order } = await world.placeOrder((await open(link)).id);
    await world.pay(order.id, "card", "sandbox_card_declined_visa");
    await expect(open(link)).rejects.toMatchObject({ code: "link_used_up" });
    expect((await world.pay(order.id)).status).toBe("succeeded");
  });

  it("stays taken once the order is refunded", async () => {
    const link = await makeLink(1);
    const { order } = await world.placeOrder((await open(link)).id);
    await world.pay(order.id);
    await createRefundWorld(world).refund(order.id);
    await world.runDue();
    expect((await world.readOrder(order.id)).status).toBe("refunded");
    expect(await read(link)).toMatchObject({ status: "used_up", orders: 1 });
  });

  it("is counted of the orders that there are already, where a limit comes later", async () => {
    const link = await makeLink(null);
    await world.placeOrder((await open(link)).id);
    await world.placeOrder((await open(link)).id);
    expect(await read(link)).toMatchObject({ max_orders: null, orders: null });
    const limit = (max_orders: number | null) =>
      transact(world.ctx, (inside) => updateLink(inside, world.scope, link, { max_orders }));
    expect(await limit(2)).toMatchObject({ status: "used_up", orders: 2 });
    expect(await limit(1)).toMatchObject({ status: "used_up", orders: 1 });
    expect(await limit(3)).toMatchObject({ status: "open", orders: 2 });
    expect(await limit(null)).toMatchObject({ status: "open", orders: null });
  });

  it("makes nobody wait where the link has no limit", async () => {
    const link = await makeLink(null);
    const session = await open(link);
    await world.ctx.db.transaction(async (tx) => {
      await tx.select().from(checkoutLinks).where(eq(checkoutLinks.id, link)).for("no key update");
      expect((await world.placeOrder(session.id)).isNew).toBe(true);
    });
  });
});
