import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { confirmLinks, merchantSettings, webhookEndpoints } from "@/db/schema";
import { LOCALES, type Locale } from "@/lib/contracts/locales";
import { MESSAGE_CHANNELS } from "@/lib/contracts/messages";
import { createWebhookEndpointSchema } from "@/lib/contracts/webhook-endpoint-request";
import { countSmsSegments } from "@/lib/core/gsm7";
import { newId } from "@/lib/core/ids";
import { linkSecret } from "@/lib/core/secrets/link-secret";
import { openShortCode } from "@/lib/core/secrets/short-code";
import { transact } from "@/lib/events/transact";
import { createWebhookEndpoint } from "@/lib/webhooks/create-webhook-endpoint";
import { createWorld, type World } from "@/tests/support/checkout-world";
import { renderMessage } from "./render-message";
import { paymentOnPhone, queue } from "./test-support";

let world: World;
let paymentId: string;
let orderId: string;
beforeAll(async () => {
  world = await createWorld();
  paymentId = await paymentOnPhone(world);
  orderId = (await world.payment(paymentId)).orderId;
});
afterAll(() => world.close());

async function render(message: Parameters<typeof queue>[1]) {
  return renderMessage(world.ctx, await queue(world, message));
}

const request = (locale: Locale, channel: (typeof MESSAGE_CHANNELS)[number]) =>
  render({ kind: "approval_requested", objectId: paymentId, locale, channel });
const reminder = (locale: Locale = "en") => render({ kind: "order_reminder", objectId: orderId, locale });

/** What is left of a text that something should have been put into. */
const UNFILLED = /undefined|null|NaN|\[object|\{\w+\}|\$\{/;

describe.each(LOCALES)("in %s", (locale) => {
  it("every message to a customer has all its words, the merchant and the amount", async () => {
    const messages = [await reminder(locale)];
    for (const channel of MESSAGE_CHANNELS) messages.push(await request(locale, channel));
    for (const { subject, text, html } of messages) {
      const all = `${subject}\n${text}\n${html ?? ""}`;
      expect(all.replace(/<style>[\s\S]*?<\/style>/, "")).not.toMatch(UNFILLED);
      expect(subject === "" ? text : subject).toContain("Fjord Tea");
      expect(text.trim()).not.toBe("");
    }
  });

  it("a text message ends with a short link, which leads to the phone's page", async () => {
    const { text, url } = await request(locale, "sms");
    expect(text.endsWith(` ${url}`)).toBe(true);
    const [, code = ""] = /^http:\/\/localhost:3000\/p\/(\w{22})$/.exec(String(url)) ?? [];
    const { phoneId } = await world.payment(paymentId);
    expect(openShortCode(world.ctx.keys.shortLinks, "phone", code)).toBe(phoneId);
  });

  it("no message tells the number that the shop shows", async () => {
    for (const channel of MESSAGE_CHANNELS) {
      const { subject, text, url } = await request(locale, channel);
      expect(`${subject} ${text.replaceAll(String(url), "")}`).not.toMatch(/\b47\b/);
    }
  });
});

describe("a letter", () => {
  it("is written from right to left in Arabic", async () => {
    expect((await reminder("ar")).html).toContain('<html lang="ar" dir="rtl">');
    expect((await reminder("de")).html).toContain('<html lang="de" dir="ltr">');
  });

  it("has nothing to load and nothing that runs", async () => {
    const { html } = await reminder();
    expect(html).not.toMatch(/<(script|img|link|iframe|object|form)\b|\son\w+=|url\(|@import/i);
  });

  it("shows the order's lines and total, and leads to its page", async () => {
    const { text, html, url } = await reminder();
    expect(url).toBe(`http://localhost:3000/o/${linkSecret(world.ctx.keys.links, orderId)}`);
    for (const form of [text, html]) {
      expect(form).toContain("2 × Assam, 250 g");
      expect(form).toContain("€24.00");
      expect(form).toContain(url);
    }
  });

  it("says that it is a test in test mode, and not in live mode", async () => {
    expect((await reminder()).text).toContain("Test mode");
    const live = await render({
      kind: "order_reminder",
      objectId: orderId,
      scope: { ...world.scope, livemode: true },
    });
    expect(live.text).not.toContain("Test mode");
  });

  it("shows what a merchant or a customer has typed as text", async () => {
    const nasty = `<script>alert("1")</script> & 'Sons'`;
    const order = await world.order({ items: [{ name: nasty, unit_amount: 100, quantity: 1 }] });
    await world.ctx.db
      .update(merchantSettings)
      .set({ name: nasty })
      .where(eq(merchantSettings.merchantId, world.scope.merchantId));
    const { html, text } = await render({ kind: "order_reminder", objectId: order.id });
    await world.ctx.db
      .update(merchantSettings)
      .set({ name: "Fjord Tea" })
      .where(eq(merchantSettings.merchantId, world.scope.merchantId));
    expect(html).not.toContain("<script");
    expect(html).toContain("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;Sons&#39;");
    expect(text).toContain(nasty);
  });
});

describe("a text message of a merchant with a long name", () => {
  it("shortens the name, and neither the amount nor the link", async () => {
    const name =
      "The Very Long Name of a Tea Merchant at the End of the Furthest Fjord, with Daughters and Sons GmbH & Co. KG";
    await world.ctx.db
      .update(merchantSettings)
      .set({ name })
      .where(eq(merchantSettings.merchantId, world.scope.merchantId));
    const { text, url } = await request("de", "sms");
    await world.ctx.db
      .update(merchantSettings)
      .set({ name: "Fjord Tea" })
      .where(eq(merchantSettings.merchantId, world.scope.merchantId));
    expect(countSmsSegments(text)).toBe(1);
    expect(text).toMatch(/^The Very.*\.: 24,00 € freigeben\? http/);
    expect(text.endsWith(String(url))).toBe(true);
  });
});

describe("the warning that time to confirm runs out", () => {
  const warn = () =>
    render({ kind: "confirmation_expiring", objectId: paymentId, params: { percent: "80" } });

  it("says how much, for which order, until when, and how far the time is over", async () => {
    const { subject, text } = await warn();
    const order = await world.readOrder(orderId);
    expect(subject).toBe(`Confirm €24.00 for order ${order.number}: 80 % of the time is over`);
    expect(text).toContain("21 November 2026 at 17:00 CET");
    expect(text).toContain(paymentId);
  });

  it("has the link that confirms where there is one, and none where there is not", async () => {
    expect((await warn()).url).toBeNull();
    const id = newId("confirmLink", world.ctx);
    await world.ctx.db.insert(confirmLinks).values({ id, paymentId, createdAt: world.clock.now() });
    const { url, text } = await warn();
    expect(url).toBe(`http://localhost:3000/confirm/${linkSecret(world.ctx.keys.links, id)}`);
    expect(text).toContain(url);
  });
});

describe("the letter about a disabled endpoint", () => {
  it("says which, why, and how to hear again", async () => {
    const { endpoint } = await transact(world.ctx, (inside) =>
      createWebhookEndpoint(
        inside,
        world.scope,
        createWebhookEndpointSchema.parse({ url: "http://localhost:4000/hooks" }),
      ),
    );
    const disabledReason = "The endpoint answered 410 Gone.";
    await world.ctx.db
      .update(webhookEndpoints)
      .set({ disabledReason })
      .where(eq(webhookEndpoints.id, endpoint.id));
    const { subject, text } = await render({ kind: "webhook_endpoint_disabled", objectId: endpoint.id });
    expect(subject).toBe("A webhook endpoint was disabled: http://localhost:4000/hooks");
    expect(text).toContain(disabledReason);
    expect(text).toContain(`/api/v1/webhook-endpoints/${endpoint.id}/enable`);
    expect(text).toContain(`/api/v1/webhook-endpoints/${endpoint.id}/replay`);
  });
});
