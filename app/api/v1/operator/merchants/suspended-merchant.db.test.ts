import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { checkoutLinks, merchantSettings, outboxMessages } from "@/db/schema";
import { readCartPage } from "@/lib/checkout/pages/read-cart-page";
import { readOrderPage } from "@/lib/checkout/pages/read-order-page";
import { OPERATIONS } from "@/lib/contracts/operations";
import { DAY_MS, HOUR_MS } from "@/lib/core/clock";
import { must } from "@/lib/core/invariant";
import { findSession } from "@/lib/sessions/queries";
import { claimDueDeliveries } from "@/lib/webhooks/claim-due-deliveries";
import { METHODS } from "@/tests/support/api-routes";
import {
  type ApiWorld,
  createApiWorld,
  OPERATOR_KEY,
  ORDER_FIELDS,
  SESSION_REQUEST,
} from "@/tests/support/api-world";
import { askPhone } from "@/tests/support/ask-phone";
import { authorize } from "@/tests/support/await-confirmation";
import { createLink, createProduct } from "@/tests/support/catalog";
import { CARD_TOKEN } from "@/tests/support/checkout-world";
import { readProblem } from "@/tests/support/problem";
import { openCart } from "@/tests/support/use-cart";

describe("a merchant that is suspended", () => {
  let world: ApiWorld;
  beforeAll(async () => {
    world = await createApiWorld();
  });
  afterAll(() => world.finish());
  beforeEach(() => operate("resume"));

  const operate = (what: "suspend" | "resume") =>
    world.call("POST", `/operator/merchants/${world.scope.merchantId}/${what}`, {
      body: what === "suspend" ? { reason: "Unpaid fees." } : {},
      key: OPERATOR_KEY,
    });
  const setReminderDays = (reminderDays: number[]) =>
    world.ctx.db
      .update(merchantSettings)
      .set({ reminderDays })
      .where(eq(merchantSettings.merchantId, world.scope.merchantId));
  const suspend = () => operate("suspend");

  describe("by its API", () => {
    it.each(OPERATIONS.filter(({ isStream }) => !isStream))("$method $path", async (operation) => {
      await suspend();
      const method = METHODS.find((known) => known === operation.method.toUpperCase()) ?? "GET";
      const before = await world.countRows();
      const answer = await world.call(method, operation.path.replace(/\{\w+\}/, "none_0"), {
        body: method === "POST" ? {} : undefined,
      });
      if (method === "GET" || operation.isOpenWhileSuspended) {
        expect(answer.body.code).not.toBe("merchant_suspended");
      } else {
        expect(readProblem(answer)).toMatchObject({ status: 403, code: "merchant_suspended" });
        expect(await world.countRows()).toEqual(before);
      }
    });

    it("begins nothing, and may as before once it is resumed", async () => {
      const create = () =>
        world.call("POST", "/checkout/sessions", {
          body: SESSION_REQUEST,
          headers: { "idempotency-key": "one" },
        });
      await suspend();
      expect((await create()).status).toBe(403);
      await operate("resume");
      expect((await create()).status).toBe(201);
    });

    it("leaves others alone, and is left alone in neither of its modes", async () => {
      await suspend();
      const body = { body: SESSION_REQUEST };
      const other = await world.call("POST", "/checkout/sessions", { ...body, key: world.keys.otherSecret });
      const live = await world.call("POST", "/checkout/sessions", { ...body, key: world.keys.live });
      expect([other.status, live.status]).toEqual([201, 403]);
    });
  });

  describe("on its customers' pages", () => {
    it("opens no cart by a link", async () => {
      const product = await createProduct(world.ctx, world.scope);
      await createLink(world.ctx, world.scope, { items: [{ product, quantity: 1 }] });
      await world.ctx.db
        .update(checkoutLinks)
        .set({ slug: "assam" })
        .where(eq(checkoutLinks.merchantId, world.scope.merchantId));
      const path = "/l/assam";
      expect((await world.visit("GET", path)).status).toBe(303);
      await suspend();
      const before = await world.countRows();
      const answer = await world.visit("GET", path);
      expect(answer.status).toBe(404);
      expect(answer.headers.get("content-type")).toContain("text/html");
      expect(await world.countRows()).toEqual(before);
    });

    it("says on a cart that is open that the shop takes no orders, until it is resumed", async () => {
      const { session } = await openCart(world, { cancel_url: "https://fjordtea.example/cart" });
      const page = async () =>
        readCartPage(world.ctx, {
          session: must(await findSession(world.ctx.db, session.id), "the session"),
          locale: "en",
          guessedCountry: null,
          errors: {},
          isTotalNew: false,
        });
      await suspend();
      expect(await page()).toMatchObject({
        kind: "closed",
        reason: "shop_closed",
        cancelUrl: "https://fjordtea.example/cart",
      });
      await operate("resume");
      expect(await page()).toMatchObject({ kind: "cart", amountTotal: 2400 });
    });

    it("takes no order from a cart that is open, and takes it once it is resumed", async () => {
      const cart = await openCart(world);
      await suspend();
      const orders = (await world.countRows()).orders;
      const refused = await world.submit(`${cart.address}/order`, ORDER_FIELDS);
      expect(readProblem(refused)).toMatchObject({ status: 409, code: "merchant_suspended" });
      const plainly = await world.submitPlainly(`${cart.address}/order`, ORDER_FIELDS);
      expect(plainly.headers.get("location")).toContain(`/c/${world.secretOf(cart.session.id)}`);
      expect((await world.countRows()).orders).toBe(orders);
      await operate("resume");
      expect((await world.submit(`${cart.address}/order`, ORDER_FIELDS)).status).toBe(200);
    });

    it("begins no payment of an order that is unpaid, and its page says that it can't be paid now", async () => {
      const order = await world.order();
      const page = () =>
        readOrderPage(world.ctx, { order, locale: "en", wantedMethod: null, errors: {}, isReturned: false });
      const pay = () =>
        world.submit(`/api/checkout/${world.secretOf(order.id)}/pay`, {
          payment_method: "card",
          token: CARD_TOKEN,
        });
      await suspend();
      const before = await world.countRows();
      expect(readProblem(await pay())).toMatchObject({ status: 409, code: "merchant_suspended" });
      expect(await world.countRows()).toEqual(before);
      expect(await page()).toMatchObject({ status: "unpaid", number: order.number, canPay: false });
      await operate("resume");
      expect(await page()).toMatchObject({ canPay: true });
      expect((await pay()).body).toMatchObject({ status: "succeeded" });
    });

    it("does not end a transfer that is awaited for the sake of a card that it would not take", async () => {
      const order = await world.order({}, "bank_transfer");
      const transfer = await world.pay(order.id, "bank_transfer");
      await suspend();
      const fields = { payment_method: "card", token: CARD_TOKEN };
      const answer = await world.submit(`/api/checkout/${world.secretOf(order.id)}/pay`, fields);
      expect(readProblem(answer)).toMatchObject({ status: 409, code: "merchant_suspended" });
      expect(await world.payment(transfer.id)).toMatchObject({ status: "awaiting_funds" });
    });

    it("reminds nobody of an order that can't be paid", async () => {
      await setReminderDays([1, 3]);
      const order = await world.order();
      const letters = () =>
        world.ctx.db.select().from(outboxMessages).where(eq(outboxMessages.objectId, order.id));
      await suspend();
      world.clock.advance(DAY_MS);
      await world.runDue();
      expect(await letters()).toEqual([]);
      await operate("resume");
      world.clock.advance(2 * DAY_MS);
      await world.runDue();
      expect(await letters()).toHaveLength(1);
      await setReminderDays([]);
    });
  });

  describe("with money under way", () => {
    it("is paid what the provider reports after the suspension, and its customer sees it", async () => {
      const order = await world.order();
      const payment = await world.pay(order.id, "card", "sandbox_card_late_event_visa");
      expect(payment.status).toBe("processing");
      await suspend();
      world.clock.advance(HOUR_MS);
      await world.deliverBankEvents();
      await world.runDue();
      expect(await world.payment(payment.id)).toMatchObject({ status: "succeeded" });
      const page = await readOrderPage(world.ctx, {
        order: await world.readOrder(order.id),
        locale: "en",
        wantedMethod: null,
        errors: {},
        isReturned: false,
      });
      expect(page).toMatchObject({ status: "paid", payment: { status: "succeeded" } });
      expect((await world.visit("GET", `/api/checkout/${world.secretOf(order.id)}/status`)).body).toEqual({
        order_status: "paid",
        payment_status: "succeeded",
      });
    });

    it("may confirm or cancel what a customer has authorized, and silence releases it", async () => {
      const [confirmed, canceled, forgotten] = [
        await authorize(world),
        await authorize(world),
        await authorize(world),
      ];
      await suspend();
      expect((await world.call("POST", `/payments/${confirmed.id}/confirm`)).body.status).toBe("succeeded");
      expect((await world.call("POST", `/payments/${canceled.id}/cancel`)).body.status).toBe("canceled");
      world.clock.advance(5 * HOUR_MS);
      await world.runDue();
      expect(await world.payment(forgotten.id)).toMatchObject({
        status: "canceled",
        reason: "confirmation_timeout",
      });
    });

    it("is paid by a customer whose phone was asked before", async () => {
      const payment = await askPhone(world);
      await suspend();
      await world.call("POST", `/test/phone/${payment.id}/approve`);
      await world.runDue();
      expect(await world.payment(payment.id)).toMatchObject({ status: "succeeded" });
    });

    it("may say that an awaited transfer has arrived", async () => {
      const order = await world.order({}, "bank_transfer");
      await world.pay(order.id, "bank_transfer");
      await suspend();
      expect((await world.call("POST", `/orders/${order.id}/mark-paid`)).body.status).toBe("paid");
    });

    it("gives money back, also for a request that was made before", async () => {
      const order = await world.order();
      await world.pay(order.id);
      const about = { order: order.id, amount: 100, reason: "It does not fit." };
      const { body: request } = await world.call("POST", "/refund-requests", { body: about });
      await suspend();
      await world.call("POST", `/refund-requests/${request.id}/accept`);
      await world.call("POST", `/orders/${order.id}/refunds`, { body: {} });
      await world.runDue();
      expect(await world.readOrder(order.id)).toMatchObject({ status: "refunded", amountRefunded: 2400 });
    });

    it("hears of all of it: webhooks go on, that of the suspension among them", async () => {
      const hooks = { url: "https://fjordtea.example/hooks" };
      const { body: endpoint } = await world.call("POST", "/webhook-endpoints", { body: hooks });
      const payment = await authorize(world);
      await suspend();
      await world.call("POST", `/payments/${payment.id}/confirm`);
      const types: string[] = [];
      for (let more = true; more; ) {
        const { deliveries } = await claimDueDeliveries(world.ctx, { limit: 100 });
        types.push(...deliveries.map(({ event }) => JSON.parse(event.body).type));
        more = deliveries.length > 0;
      }
      expect(types).toEqual(expect.arrayContaining(["order.created", "merchant.suspended"]));
      const { body: list } = await world.call(
        "GET",
        `/webhook-endpoints/${endpoint.id}/deliveries?limit=100`,
      );
      const events = await world.told(payment.id);
      expect(events).toContain("payment.succeeded");
      expect((list.data as unknown[]).length).toBeGreaterThanOrEqual(events.length);
      await world.call("DELETE", `/webhook-endpoints/${endpoint.id}`);
    });
  });
});
