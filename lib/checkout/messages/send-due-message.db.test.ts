import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { orders, outboxMessages, pushSubscriptions } from "@/db/schema";
import { addMs, DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/core/clock";
import { newId } from "@/lib/core/ids";
import { must } from "@/lib/core/invariant";
import { linkSecret } from "@/lib/core/secrets/link-secret";
import { claimMessage } from "@/lib/outbox/claim-message";
import { sealPushAuth } from "@/lib/outbox/push-auth";
import type { MessageRow } from "@/lib/outbox/queries";
import { createSmtpMailer } from "@/lib/outbox/smtp-mailer";
import { createWorld, type World } from "@/tests/support/checkout-world";
import { findText } from "@/tests/support/find-text";
import { type MailServer, startMailServer } from "@/tests/support/mail-server";
import { startPushService } from "@/tests/support/push-service";
import { sendDueMessage } from "./send-due-message";
import { paymentOnPhone, queue, readMessage } from "./test-support";

let world: World;
let server: MailServer;
let orderId: string;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  server = await startMailServer();
  world.ctx.mailer = createSmtpMailer({ smtpUrl: server.url, from: "Opentill <no-reply@shop.example>" });
  orderId = (await world.order()).id;
});
afterEach(() => server.close());

const remind = (more: Parameters<typeof queue>[1] | object = {}) =>
  queue(world, { kind: "order_reminder", objectId: orderId, ...more });
const send = (message: MessageRow) => sendDueMessage(world.ctx, message.id);

describe("a letter that is due", () => {
  it("is handed over once and is then sent, under a name made of its own id", async () => {
    const message = await remind();
    await send(message);
    await send(message);
    expect(server.taken.map(({ mail }) => mail.messageId)).toEqual([`<${message.id}@localhost>`]);
    const row = await readMessage(world, message.id);
    expect(row).toMatchObject({ status: "sent", attempts: 1, error: null, dueAt: null });
    expect(row.finishedAt).toEqual(world.clock.now());
  });

  it("holds the order's link, which is nowhere in the database", async () => {
    await send(await remind());
    const secret = linkSecret(world.ctx.keys.links, orderId);
    expect(server.taken[0]?.mail.text).toContain(`http://localhost:3000/o/${secret}`);
    expect(server.taken[0]?.mail.html).toContain(secret);
    expect(await findText(world.ctx, secret.slice(-32))).toEqual([]);
  });

  it("is handed over by one of many workers", async () => {
    const message = await remind();
    await Promise.all(Array.from({ length: 6 }, () => send(message)));
    expect(server.taken).toHaveLength(1);
  });

  it("is tried again, under the same name, when the server defers it", async () => {
    server.now("defers recipients");
    const message = await remind();
    await send(message);
    const deferred = await readMessage(world, message.id);
    expect(deferred).toMatchObject({ status: "pending", attempts: 1, error: expect.stringContaining("451") });
    expect(deferred.dueAt).toEqual(addMs(world.clock.now(), MINUTE_MS));

    server.now("accepts");
    await send(message);
    expect(server.taken).toEqual([]);
    world.clock.advance(MINUTE_MS);
    await send(message);
    expect(server.taken.map(({ mail }) => mail.messageId)).toEqual([`<${message.id}@localhost>`]);
    expect(await readMessage(world, message.id)).toMatchObject({ status: "sent", attempts: 2, error: null });
  });

  it("is given up within a day when the server defers it for ever, and not before most of it", async () => {
    server.now("defers recipients");
    const message = await remind();
    const begun = world.clock.now().getTime();
    for (let row = message; row.status === "pending"; row = await readMessage(world, message.id)) {
      if (row.dueAt) world.clock.set(row.dueAt);
      await send(row);
    }
    expect(await readMessage(world, message.id)).toMatchObject({ status: "failed", attempts: 8 });
    const lasted = world.clock.now().getTime() - begun;
    expect(lasted).toBeLessThanOrEqual(DAY_MS);
    expect(lasted).toBeGreaterThan(20 * HOUR_MS);
  });

  it("is given up at once when the recipient is refused", async () => {
    server.now("refuses recipients");
    const message = await remind();
    await send(message);
    expect(await readMessage(world, message.id)).toMatchObject({
      status: "failed",
      dueAt: null,
      error: expect.stringContaining("550"),
    });
  });

  it("comes round again when the worker dies with it in hand", async () => {
    const message = await remind();
    expect(await claimMessage(world.ctx, message.id)).not.toBeNull();
    await send(message);
    expect(server.taken).toEqual([]);
    world.clock.advance(MINUTE_MS);
    await send(message);
    expect(server.taken).toHaveLength(1);
  });

  it("is not sent late when the order has been paid meanwhile", async () => {
    const message = await remind();
    world.clock.advance(10 * MINUTE_MS);
    await world.pay(orderId);
    await send(message);
    expect(server.taken).toEqual([]);
    expect(await readMessage(world, message.id)).toMatchObject({
      status: "failed",
      error: "Not sent: what it says has been overtaken.",
    });
  });

  it("is put off, and holds up nothing, when its words cannot be made", async () => {
    const message = await remind({ objectId: "ord_none" });
    await send(message);
    expect(await readMessage(world, message.id)).toMatchObject({ status: "pending", attempts: 1 });
    expect((await readMessage(world, message.id)).error).toContain("could not be made");
    await world.ctx.db.delete(outboxMessages).where(eq(outboxMessages.id, message.id));
  });
});

describe("without a mail server", () => {
  beforeEach(() => {
    world.ctx.mailer = null;
  });

  it("a letter of test mode is kept, to be read", async () => {
    const message = await remind();
    await world.runDue();
    expect(await readMessage(world, message.id)).toMatchObject({ status: "kept", error: null, dueAt: null });
  });

  it("a letter of live mode waits, however long, and goes when there is one", async () => {
    await world.ctx.db.update(orders).set({ livemode: true }).where(eq(orders.id, orderId));
    const warned: string[] = [];
    const log = { ...world.ctx.log, warn: (_fields: object, text: string) => void warned.push(text) };
    const message = await remind({ scope: { ...world.scope, livemode: true } });
    for (let hours = 0; hours < 30; hours += 1) {
      await sendDueMessage({ ...world.ctx, log }, message.id);
      world.clock.advance(HOUR_MS);
    }
    expect(warned).toHaveLength(30);
    expect(await readMessage(world, message.id)).toMatchObject({
      status: "pending",
      attempts: 0,
      error: "No mail server is configured: set SMTP_URL.",
    });

    world.ctx.mailer = createSmtpMailer({ smtpUrl: server.url, from: "no-reply@shop.example" });
    await send(message);
    expect(server.taken).toHaveLength(1);
    expect(await readMessage(world, message.id)).toMatchObject({ status: "sent" });
  });
});

describe("a text message", () => {
  it("of test mode is kept, to be read", async () => {
    const message = await remind({ channel: "sms", recipient: "+4915112345678" });
    await send(message);
    expect(await readMessage(world, message.id)).toMatchObject({ status: "kept" });
  });

  it("of live mode fails visibly, because no service is connected", async () => {
    const message = await remind({
      channel: "sms",
      recipient: "+4915112345678",
      scope: { ...world.scope, livemode: true },
    });
    await send(message);
    expect(await readMessage(world, message.id)).toMatchObject({
      status: "failed",
      error: "No service for text messages is connected.",
    });
  });
});

describe("a notification", () => {
  it("tells the browser who asks for how much, and where to answer", async () => {
    const service = await startPushService();
    const { ctx, scope } = world;
    const paymentId = await paymentOnPhone(world);
    const { phoneId } = await world.payment(paymentId);
    const id = newId("pushSubscription", ctx);
    const { endpoint, p256dh, auth } = service.subscription;
    const authEncrypted = sealPushAuth(ctx, id, auth);
    const createdAt = world.clock.now();
    const row = { id, phoneId: must(phoneId, "the phone"), endpoint, p256dh, authEncrypted, createdAt };
    await ctx.db.insert(pushSubscriptions).values(row);

    const message = await queue(world, {
      kind: "approval_requested",
      objectId: paymentId,
      channel: "push",
      recipient: id,
      scope,
    });
    await send(message);
    await service.close();
    expect(service.received.map(({ body }) => service.read(body))).toEqual([
      {
        title: "Fjord Tea asks you to approve €24.00",
        body: "Open to accept or reject.",
        url: `http://localhost:3000/phone/${linkSecret(ctx.keys.links, row.phoneId)}`,
      },
    ]);
    expect(await readMessage(world, message.id)).toMatchObject({ status: "sent" });
  });
});
