import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { OPERATIONS } from "@/lib/contracts/operations";
import { HOUR_MS } from "@/lib/core/clock";
import {
  type Answer,
  type ApiWorld,
  createApiWorld,
  ORDER_FIELDS,
  SESSION_REQUEST,
} from "@/tests/support/api-world";
import { callOperation, type Use } from "@/tests/support/call-operation";
import { camt053 } from "@/tests/support/camt";
import { createProduct } from "@/tests/support/catalog";
import { CARD_TOKEN } from "@/tests/support/checkout-world";
import { PNG } from "@/tests/support/pictures";
import { makeReady, PUBLIC_SERVER } from "@/tests/support/ready-for-live";

const HEADLESS_ORDER = { ...ORDER_FIELDS, consent_terms: true, consent_personal_data: true };
const CARD = { method: "card", token: CARD_TOKEN };

/** A merchant uses the API from the first call to the last: each operation at least once, in an order that makes sense. */
describe("every answer", () => {
  let world: ApiWorld;
  const answered = new Set<string>();
  beforeAll(async () => {
    world = await createApiWorld();
  });
  afterAll(() => world.close());

  async function use(id: string, at: Use = {}): Promise<Answer> {
    const answer = await callOperation(world, id, at);
    answered.add(id);
    return answer;
  }

  it("about webhook endpoints is as documented", async () => {
    const { body } = await use("createWebhookEndpoint", {
      body: { url: "https://fjordtea.example/hooks", description: "orders" },
    });
    await use("getWebhookEndpoint", { id: body.id });
    await use("updateWebhookEndpoint", { id: body.id, body: { description: "all orders" } });
    await use("rotateWebhookSecret", { id: body.id, body: { overlap_hours: 1 } });
    await use("enableWebhookEndpoint", { id: body.id });
    await use("testWebhookEndpoint", { id: body.id });
    await use("listWebhookEndpoints");
    await use("createCheckoutSession", { body: SESSION_REQUEST });
    const list = await use("listWebhookDeliveries", { id: body.id });
    const [delivery] = list.body.data as { id: string }[];
    await use("getWebhookDelivery", { id: delivery?.id });
    await use("redeliverWebhook", { id: delivery?.id });
    await use("replayWebhooks", {
      id: body.id,
      body: { from: "2026-11-01T00:00:00Z", to: "2026-12-01T00:00:00Z" },
    });
    await use("deleteWebhookEndpoint", { id: body.id });
    await use("listOutboxMessages");
  });

  it("about links is as documented", async () => {
    const product = await createProduct(world.ctx, world.scope);
    const items = [{ product, quantity: 2 }];
    const { body: link } = await use("createLink", { body: { items, max_orders: 1 } });
    await use("getLink", { id: link.id });
    await use("updateLink", { id: link.id, body: { name: "Autumn", max_orders: null } });
    await use("archiveLink", { id: link.id });
    await use("listLinks", { query: `?active=false&product=${product}` });
    const { body: restored } = await use("restoreLink", { id: link.id });
    expect(restored).toMatchObject({ slug: link.slug, status: "open", name: "Autumn" });
  });

  it("about the merchant is as documented", async () => {
    await use("getMerchant");
    await use("updateMerchant", { body: { name: "Fjord Tea & Co" } });
    await use("listMerchantDocuments");
    await use("uploadMerchantLogo", { body: new Blob([PNG], { type: "image/png" }) });
    await use("deleteMerchantLogo");
  });

  it("about sessions is as documented", async () => {
    for (const end of ["expireCheckoutSession", "cancelCheckoutSession"]) {
      const { body } = await use("createCheckoutSession", { body: SESSION_REQUEST });
      await use("getCheckoutSession", { id: body.id });
      const [item] = body.items as { id: string }[];
      const quantities = [{ item: item?.id, quantity: 3 }];
      const { body: changed } = await use("updateCheckoutSession", { id: body.id, body: { quantities } });
      expect(changed).toMatchObject({ amount_total: 3600, items: [{ quantity: 3 }] });
      await use(end, { id: body.id });
    }
  });

  it("about orders and payments is as documented, in every state on the way", async () => {
    const session = await use("createCheckoutSession", {
      body: { ...SESSION_REQUEST, confirmation: "manual" },
    });
    const { body: order } = await use("placeOrder", { id: session.body.id, body: HEADLESS_ORDER });
    await use("getOrder", { id: order.id });
    const challenge = { method: "card", token: "sandbox_card_challenge_visa" };
    const { body: first } = await use("createPayment", { id: order.id, body: challenge });
    expect(first).toMatchObject({ status: "requires_action", next_action: { type: "redirect" } });
    await use("cancelPayment", { id: first.id });
    const { body: second } = await use("createPayment", {
      id: order.id,
      body: { method: "card", token: "sandbox_card_declined_visa" },
    });
    expect(second).toMatchObject({ status: "failed", reason: "declined" });
    const { body: third } = await use("createPayment", { id: order.id, body: CARD });
    expect(third).toMatchObject({ status: "authorized", next_action: { type: "confirm" } });
    await use("getPayment", { id: third.id });
    const { body: awaiting } = await use("listPayments", { query: "?awaiting=confirmation" });
    expect(awaiting.data).toMatchObject([{ id: third.id, order_number: order.number }]);
    const { body: confirmed } = await use("confirmPayment", { id: third.id });
    expect(confirmed).toMatchObject({ status: "succeeded", next_action: null });
    const { body: paid } = await use("getOrder", { id: order.id });
    expect(paid).toMatchObject({ status: "paid", amount_paid: 2400 });
    await use("listOrders");
  });

  it("about a callback is as documented", async () => {
    const session = await use("createCheckoutSession", {
      body: {
        ...SESSION_REQUEST,
        confirmation: "callback",
        callback_url: "https://fjordtea.example/confirm",
      },
    });
    const { body: order } = await use("placeOrder", { id: session.body.id, body: HEADLESS_ORDER });
    const { body: payment } = await use("createPayment", { id: order.id, body: CARD });
    const { body: waiting } = await use("getPayment", { id: payment.id });
    expect(waiting).toMatchObject({ callback: { status: "pending", attempts: 0 } });
    await use("getCallbackSecret");
    await use("confirmPayment", { id: payment.id });
  });

  it("about a transfer and the statement that tells of it is as documented", async () => {
    const order = await world.order({}, "bank_transfer");
    const { body } = await use("createPayment", { id: order.id, body: { method: "bank_transfer" } });
    expect(body).toMatchObject({ status: "awaiting_funds", next_action: { type: "display_instructions" } });
    await use("markOrderPaid", { id: order.id });
    const again = await use("markOrderPaid", { id: order.id });
    expect(again.body).toMatchObject({ status: "paid" });
    const other = await world.order({}, "bank_transfer");
    await world.pay(other.id, "bank_transfer");
    await use("importBankStatement", {
      body: new Blob([camt053([{ amount: "24.00" }])], { type: "text/xml" }),
    });
    const { body: list } = await use("listBankEntries", { query: "?status=unmatched" });
    const [entry] = list.data as { id: string }[];
    await use("matchBankEntry", { id: entry?.id, body: { order: other.id } });
    await use("getBankEntry", { id: entry?.id });
  });

  it("about test mode is as documented", async () => {
    await use("getTestClock");
    const { body: clock } = await use("advanceTestClock", { body: { seconds: 60 } });
    expect(clock).toMatchObject({ offset_seconds: 60 });
    const { body: fault } = await use("setTestFault", { body: { fault: "decline" } });
    const { body: list } = await use("listTestFaults");
    expect(list.data).toEqual([fault]);
    const order = await world.order();
    const { body: payment } = await use("createPayment", { id: order.id, body: CARD });
    expect(payment).toMatchObject({ status: "failed", reason: "declined" });
  });

  it("about a phone is as documented, from the question to the answer", async () => {
    const body = {
      ...SESSION_REQUEST,
      ui_mode: "headless",
      payment_method: "phone",
      customer: { phone: "+354 770 0001" },
    };
    const asked = await use("createCheckoutSession", { body });
    const { id } = asked.body.payment as { id: string };
    const waiting = await use("getPayment", { id });
    expect(waiting.body).toMatchObject({ next_action: { type: "approve_on_phone" } });
    await use("approveOnPhone", { id });
    const other = await use("createCheckoutSession", { body });
    await use("rejectOnPhone", { id: (other.body.payment as { id: string }).id });
  });

  it("about refunds and requests for them is as documented", async () => {
    const order = await world.order();
    await world.pay(order.id);
    const { body: refund } = await use("createRefund", { id: order.id, body: { amount: 100 } });
    await world.runDue();
    const { body: sent } = await use("getRefund", { id: refund.id });
    expect(sent).toMatchObject({ status: "succeeded", order: order.id });
    const about = { order: order.id, amount: 100, reason: "It does not fit." };
    for (const end of ["acceptRefundRequest", "refuseRefundRequest"]) {
      const { body: request } = await use("createRefundRequest", { body: about });
      await use("getRefundRequest", { id: request.id });
      const body = end === "refuseRefundRequest" ? { answer: "It was used." } : undefined;
      await use(end, { id: request.id, body });
    }
    await use("listRefundRequests", { query: "?status=accepted" });
    const { body: whole } = await use("getOrder", { id: order.id });
    expect(whole).toMatchObject({ status: "partially_refunded", amount_refunded: 100 });
    expect(whole.refunds).toHaveLength(2);
  });

  it("about refunds that a person sends is as documented", async () => {
    for (const end of ["markRefundPaid", "cancelRefund"]) {
      const transferred = await world.order({}, "bank_transfer");
      await world.pay(transferred.id, "bank_transfer");
      await use("markOrderPaid", { id: transferred.id });
      const { body: manual } = await use("createRefund", { id: transferred.id, body: {} });
      await world.runDue();
      await use("listRefunds", { query: "?status=requires_action" });
      await use(end, {
        id: manual.id,
        body: end === "markRefundPaid" ? { reference: "SEPA-42" } : undefined,
      });
    }
  });

  it("about API keys is as documented", async () => {
    const { body } = await use("createApiKey", {
      body: { name: "Stock", kind: "restricted", scopes: ["orders:read"], expires_in: 3_600 },
    });
    await use("updateApiKey", { id: body.id, body: { name: "The stock's" } });
    const rolled = await use("rollApiKey", { id: body.id });
    await use("revokeApiKey", { id: rolled.body.id });
    await use("getApiKey", { id: body.id });
    await use("listApiKeys");
  });

  it("about an order that is called off is as documented", async () => {
    const { body } = await use("cancelOrder", {
      id: (await world.order()).id,
      body: { reason: "Sold out." },
    });
    expect(body).toMatchObject({ status: "canceled", reason: "Sold out." });
  });

  it("about products is as documented", async () => {
    const { body } = await use("createProduct", { body: { name: "Assam, 250 g", prices: { EUR: 1200 } } });
    await use("getProduct", { id: body.id });
    await use("updateProduct", { id: body.id, body: { description: "Malty.", prices: { ISK: 1790 } } });
    await use("archiveProduct", { id: body.id });
    await use("restoreProduct", { id: body.id });
    await use("listProducts", { query: "?search=assam&active=true" });
    await use("importProducts", { body: "reference,name\nTEA-1,Assam", query: "?dry_run=true" });
    await use("importProducts", { body: "reference,name\nTEA-1,Assam" });
  });

  it("about payment methods is as documented", async () => {
    const query = "?country=NL&currency=EUR&amount=2400";
    await use("listPaymentMethods", { query });
    await use("listPaymentMethods", { query: `${query}&explain=true` });
  });

  it("about events is as documented, whatever the event", async () => {
    const late = await world.order();
    const payment = await world.pay(late.id, "card", "sandbox_card_challenge_visa");
    await world.call("POST", `/payments/${payment.id}/cancel`);
    await world.pay((await world.order({ confirmation: "manual" })).id);
    world.clock.advance(2 * HOUR_MS);
    await world.receiveBankEvent(
      JSON.stringify({
        id: "bank_event_after_the_end",
        created_at: world.ctx.clock.now().toISOString(),
        payment: { id: payment.id, status: "captured", captured_minor: 2400, refunded_minor: 0 },
      }),
    );
    await world.runDue();
    const types = new Set<string>();
    for (let after = "", hasMore = true; hasMore; ) {
      const { body } = await use("listEvents", { query: `?limit=100${after}` });
      for (const { type } of body.data as { type: string }[]) types.add(type);
      after = `&after=${body.next_cursor}`;
      hasMore = body.has_more === true;
    }
    expect(types).toContain("payment.unexpected_report");
    expect(types).toContain("refund.created");
    expect(types).toContain("payment.ready_to_confirm");
    expect(types).toContain("payment.confirmation_expiring");
  });

  it("about live mode is as documented", async () => {
    Object.assign(world.ctx, PUBLIC_SERVER);
    const key = world.keys.otherSecret;
    await makeReady(world, world.other, key);
    await use("getLiveMode", { key });
    const { body: live } = await use("goLive", { key });
    await use("listEvents", { key: String(live.secret_key) });
  });

  it("has been seen, for every operation", () => {
    const inJson = OPERATIONS.filter(({ media, ...operation }) => !media && !operation.isStream);
    expect(inJson.map(({ id }) => id).filter((id) => !answered.has(id))).toEqual([]);
  });
});
