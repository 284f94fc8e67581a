import { createHmac } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addMs, HOUR_MS, MINUTE_MS, SECOND_MS, systemClock } from "@/lib/core/clock";
import { must } from "@/lib/core/invariant";
import { type Post, type PostOutcome, postSafely } from "@/lib/core/safe-fetch/post-safely";
import { advanceClock } from "@/lib/due/advance-clock";
import { cancelPayment } from "@/lib/payments/cancel-payment";
import { confirmPayment } from "@/lib/payments/confirm-payment";
import { openReceiver } from "@/lib/webhooks/test-receiver";
import { answers, authorize, bodiesOf, callbackOf } from "@/tests/support/await-confirmation";
import { createWorld, type World } from "@/tests/support/checkout-world";
import { checkInvariants } from "@/tests/support/invariants";
import { callbackSecret } from "./callback-secret";
import { performCallback } from "./perform-callback";

const SILENCE: PostOutcome = { kind: "failed", code: "timeout", message: "No answer.", durationMs: 10_000 };

describe("confirmation by a callback", () => {
  let world: World;
  let posts: Post[];
  let post: (post: Post) => Promise<PostOutcome>;
  beforeEach(async () => {
    posts = [];
    post = async () => answers(200);
    world = await createWorld({
      post: (sent) => {
        posts.push(sent);
        return post(sent);
      },
    });
  });
  afterEach(async () => {
    await checkInvariants(world);
    await world.close();
  });

  const authorized = (url = "https://fjordtea.example/confirm") =>
    authorize(world, { confirmation: "callback", callback_url: url });

  async function passBy(ms: number) {
    world.clock.advance(ms);
    await world.runDue();
  }

  it("captures when the merchant's server answers 200, at once", async () => {
    const payment = await authorized();
    expect(payment).toMatchObject({ status: "authorized", confirmation: "callback" });
    expect(posts).toEqual([]);
    await world.runDue();
    expect(await world.payment(payment.id)).toMatchObject({
      status: "succeeded",
      confirmedAt: world.clock.now(),
    });
    expect(await world.readOrder(payment.orderId)).toMatchObject({ status: "paid" });
    expect(await callbackOf(world, payment)).toMatchObject({
      status: "confirmed",
      attempts: 1,
      lastStatus: 200,
      dueAt: null,
    });
    await passBy(HOUR_MS);
    expect(posts).toHaveLength(1);
  });

  it("posts the very bytes of the event, signed as webhooks are", async () => {
    const receiver = await openReceiver(() => ({ status: 200 }));
    post = postSafely;
    const payment = await authorized(receiver.url);
    await performCallback({ ...world.ctx, wallClock: systemClock }, payment.id);
    const { headers, body } = must(receiver.received[0], "the callback");
    const [event = ""] = await bodiesOf(world, payment.id, "payment.ready_to_confirm");
    expect(body.toString()).toBe(event);
    const secret = callbackSecret(world.ctx.keys, world.scope);
    expect(new Webhook(secret).verify(body.toString(), headers)).toMatchObject({
      type: "payment.ready_to_confirm",
      data: { id: payment.id, checkout_session: { object: "checkout.session" } },
    });
    const key = Buffer.from(secret.slice("whsec_".length), "base64");
    const hex = createHmac("sha256", key).update(body).digest("hex");
    expect(headers.authorization).toBe(`HMAC-SHA256 Signature=${hex}`);
    expect(headers["webhook-id"]).toBe(JSON.parse(event).id);
    expect(await world.payment(payment.id)).toMatchObject({ status: "succeeded" });
  });

  it("asks again after an error, and captures when the answer is 200 at last", async () => {
    const payment = await authorized();
    post = async () => answers(posts.length < 3 ? 500 : 200);
    await world.runDue();
    expect(await callbackOf(world, payment)).toMatchObject({
      status: "pending",
      attempts: 1,
      lastStatus: 500,
    });
    expect(await world.payment(payment.id)).toMatchObject({ status: "authorized" });
    await passBy(3 * SECOND_MS);
    expect(posts).toHaveLength(1);
    await passBy(4 * SECOND_MS);
    expect(posts).toHaveLength(2);
    await passBy(40 * SECOND_MS);
    expect(await world.payment(payment.id)).toMatchObject({ status: "succeeded" });
    expect(await callbackOf(world, payment)).toMatchObject({ status: "confirmed", attempts: 3 });
  });

  it.each([201, 202, 204, 301, 302, 400, 404, 410, 500])("takes %i for no confirmation", async (status) => {
    const payment = await authorized();
    post = async () => answers(status, { location: "https://fjordtea.example/elsewhere" });
    await world.runDue();
    expect(await world.payment(payment.id)).toMatchObject({ status: "authorized", confirmedAt: null });
    expect(await callbackOf(world, payment)).toMatchObject({ status: "pending", lastStatus: status });
    expect(await world.bank.books(payment.id)).toMatchObject({ capturedMinor: 0 });
  });

  it("does not follow a redirect", async () => {
    const elsewhere = await openReceiver(() => ({ status: 200 }));
    const receiver = await openReceiver(() => ({ status: 307, headers: { location: elsewhere.url } }));
    post = postSafely;
    const payment = await authorized(receiver.url);
    await world.runDue();
    expect(elsewhere.received).toEqual([]);
    expect(await callbackOf(world, payment)).toMatchObject({ status: "pending", lastStatus: 307 });
  });

  it("waits for a slow server no longer than its time, and asks again", async () => {
    const receiver = await openReceiver(() => new Promise(() => {}));
    post = (sent) => postSafely({ ...sent, timeoutMs: 100 });
    const payment = await authorized(receiver.url);
    await world.runDue();
    expect(posts[0]?.timeoutMs).toBe(10 * SECOND_MS);
    expect(await callbackOf(world, payment)).toMatchObject({ status: "pending", lastStatus: null });
    expect((await callbackOf(world, payment)).lastError).toMatch(/too long|time/i);
    post = async () => answers(200);
    await passBy(7 * SECOND_MS);
    expect(await world.payment(payment.id)).toMatchObject({ status: "succeeded" });
  });

  it("waits as long as Retry-After asks for", async () => {
    const payment = await authorized();
    post = async () => answers(503, { "retry-after": "3600" });
    await world.runDue();
    expect((await callbackOf(world, payment)).dueAt).toEqual(addMs(world.clock.now(), HOUR_MS));
  });

  it("releases the hold when no 200 ever comes, after one last question in time", async () => {
    const payment = await authorized();
    const askedAt: Date[] = [];
    post = async () => {
      askedAt.push((await callbackOf(world, payment)).lastAttemptAt ?? world.clock.now());
      return SILENCE;
    };
    await world.runDue();
    await advanceClock(world.ctx, world.scope, { seconds: (5 * HOUR_MS) / SECOND_MS });
    expect(await world.payment(payment.id)).toMatchObject({
      status: "canceled",
      reason: "confirmation_timeout",
      finishedAt: payment.confirmBy,
    });
    expect(await world.bank.books(payment.id)).toMatchObject({ status: "released" });
    const confirmBy = must(payment.confirmBy, "the deadline");
    expect(askedAt.length).toBeGreaterThan(20);
    expect(askedAt.at(-1)).toEqual(addMs(confirmBy, -15 * SECOND_MS));
    expect(await callbackOf(world, payment)).toMatchObject({
      status: "ended",
      attempts: askedAt.length,
      lastError: "No answer.",
      dueAt: null,
    });
  });

  it("gives way to the API: whoever confirms or cancels first has the last word", async () => {
    for (const [verb, status] of [
      [confirmPayment, "succeeded"],
      [cancelPayment, "canceled"],
    ] as const) {
      post = async () => SILENCE;
      const payment = await authorized();
      await world.runDue();
      await verb(world.ctx, world.scope, payment.id);
      const asked = posts.length;
      post = async () => answers(200);
      await passBy(MINUTE_MS);
      expect(posts).toHaveLength(asked);
      expect(await world.payment(payment.id)).toMatchObject({ status });
      expect(await callbackOf(world, payment)).toMatchObject({ status: "ended", dueAt: null });
    }
  });

  it("confirms nothing with a 200 that arrives after a cancel, or after the deadline", async () => {
    for (const meanwhile of [
      (id: string) => cancelPayment(world.ctx, world.scope, id),
      async () => world.clock.advance(240 * MINUTE_MS),
    ]) {
      const payment = await authorized();
      post = async () => {
        await meanwhile(payment.id);
        return answers(200);
      };
      await performCallback(world.ctx, payment.id);
      expect(await callbackOf(world, payment)).toMatchObject({ status: "ended", lastStatus: 200 });
      await world.runDue();
      expect(await world.payment(payment.id)).toMatchObject({ status: "canceled", confirmedAt: null });
      expect(await world.bank.books(payment.id)).toMatchObject({ capturedMinor: 0 });
    }
  });

  it("is asked again where the process died before the answer was written down, and captures once", async () => {
    const payment = await authorized();
    post = () => Promise.reject(new Error("the process died"));
    await expect(performCallback(world.ctx, payment.id)).rejects.toThrow("died");
    post = async () => answers(200);
    await world.runDue();
    expect(posts).toHaveLength(1);
    await passBy(MINUTE_MS);
    expect(posts).toHaveLength(2);
    expect(posts[0]?.headers["webhook-id"]).toBe(posts[1]?.headers["webhook-id"]);
    expect(await world.payment(payment.id)).toMatchObject({ status: "succeeded" });
  });

  it("asks nobody in the other modes", async () => {
    await authorize(world, { confirmation: "manual", callback_url: "https://fjordtea.example/confirm" });
    await authorize(world, { callback_url: "https://fjordtea.example/confirm" });
    await world.runDue();
    expect(posts).toEqual([]);
  });
});
