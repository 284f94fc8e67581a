import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  callbackSecretSchema,
  listedPaymentSchema,
  paymentResponseSchema,
} from "@/lib/contracts/confirmation-objects";
import { listSchema } from "@/lib/contracts/list-queries";
import { HOUR_MS, MINUTE_MS, SECOND_MS } from "@/lib/core/clock";
import type { Post, PostOutcome } from "@/lib/core/safe-fetch/post-safely";
import { type ApiWorld, createApiWorld } from "@/tests/support/api-world";
import { answers, authorize } from "@/tests/support/await-confirmation";
import { namedFields, readProblem } from "@/tests/support/problem";

const pageSchema = listSchema(listedPaymentSchema);
const CALLBACK = { confirmation: "callback", callback_url: "https://fjordtea.example/confirm" } as const;
const DOWN: PostOutcome = { kind: "failed", code: "connect", message: "Nobody is there.", durationMs: 3 };

describe("payments by API", () => {
  let world: ApiWorld;
  let answer: (post: Post) => PostOutcome;
  beforeAll(async () => {
    world = await createApiWorld({ post: async (post) => answer(post) });
  });
  afterAll(() => world.finish());

  const list = async (query: string, key?: string) =>
    (await world.call("GET", `/payments${query}`, key === undefined ? {} : { key })).as(pageSchema);
  const idsOf = async (query: string) => (await list(query)).data.map(({ id }) => id);
  const read = async (id: string) => (await world.call("GET", `/payments/${id}`)).as(paymentResponseSchema);
  const post = (id: string, verb: "confirm" | "cancel") => world.call("POST", `/payments/${id}/${verb}`);
  const problemOf = async (id: string, verb: "confirm" | "cancel") => {
    const { status, code, detail } = readProblem(await post(id, verb));
    return { status, code, detail };
  };

  async function pass(ms: number) {
    world.clock.advance(ms);
    await world.runDue();
  }

  describe("listed", () => {
    it("come newest first, page by page, with the names of their orders", async () => {
      const order = await world.order({ client_reference_id: "cart-1" });
      const declined = await world.pay(order.id, "card", "sandbox_card_declined_visa");
      world.clock.advance(SECOND_MS);
      const paid = await world.pay(order.id);
      world.clock.advance(SECOND_MS);
      const transfer = await world.pay((await world.order({}, "bank_transfer")).id, "bank_transfer");
      const first = await list("?limit=2");
      expect(first).toMatchObject({ has_more: true, data: [{ id: transfer.id }, { id: paid.id }] });
      expect(first.data[1]).toMatchObject({ order_number: order.number, client_reference_id: "cart-1" });
      const second = await list(`?limit=2&cursor=${first.next_cursor}`);
      expect(second.data.map(({ id }) => id)).toEqual([declined.id]);
      expect(await idsOf("?status=failed")).toEqual([declined.id]);
      expect(await idsOf(`?order=${order.id}`)).toEqual([paid.id, declined.id]);
      expect(await idsOf("?method=bank_transfer")).toEqual([transfer.id]);
      expect(await idsOf("?method=bank_transfer&status=succeeded")).toEqual([]);
    });

    it("are the merchant's own, in the key's mode", async () => {
      expect((await list("", world.keys.otherSecret)).data).toEqual([]);
      expect((await list("", world.keys.live)).data).toEqual([]);
      expect((await world.call("GET", "/payments", { key: world.keys.publishable })).status).toBe(403);
    });

    it.each([
      ["?status=lost", "/status", "value_unknown"],
      ["?awaiting=love", "/awaiting", "value_unknown"],
      ["?cursor=AAAA", "/cursor", "cursor_invalid"],
      ["?limit=0", "/limit", "limit_out_of_range"],
      ["?customer=ada", "/customer", "unknown_field"],
    ])("refuse %s and name the parameter", async (query, pointer, code) => {
      expect(namedFields(await world.call("GET", `/payments${query}`))).toContainEqual([pointer, code]);
    });
  });

  describe("that await confirmation", () => {
    it("are listed by their deadline, soonest first, and only while they can be confirmed", async () => {
      answer = () => DOWN;
      const early = await authorize(world);
      world.clock.advance(HOUR_MS);
      const late = await authorize(world, CALLBACK);
      await authorize(world, {});
      world.clock.advance(HOUR_MS);
      const latest = await authorize(world);
      const first = await list("?awaiting=confirmation&limit=2");
      expect(first.data.map(({ id }) => id)).toEqual([early.id, late.id]);
      expect(first.data[0]).toMatchObject({
        next_action: { type: "confirm" },
        order_number: expect.any(String),
      });
      const rest = `?awaiting=confirmation&limit=2&cursor=${first.next_cursor}`;
      expect(await idsOf(rest)).toEqual([latest.id]);
      await post(late.id, "confirm");
      expect(await idsOf("?awaiting=confirmation")).toEqual([early.id, latest.id]);
      // The cursor keeps its place though the payment that it was made of is no longer listed.
      expect(await idsOf(rest)).toEqual([latest.id]);
      world.clock.advance(2 * HOUR_MS);
      expect(await idsOf("?awaiting=confirmation")).toEqual([latest.id]);
      await post(latest.id, "cancel");
      await world.runDue();
      expect(await idsOf("?awaiting=confirmation")).toEqual([]);
      expect((await read(early.id)).reason).toBe("confirmation_timeout");
    });
  });

  describe("that were decided", () => {
    it("say why a confirmation comes too late or too soon, each case in its own words", async () => {
      const canceled = await authorize(world);
      await post(canceled.id, "cancel");
      expect(await problemOf(canceled.id, "confirm")).toMatchObject({
        code: "payment_not_confirmable",
        detail: "The payment was canceled by the merchant, and its hold was released.",
      });
      const challenged = await world.pay(
        (await world.order({ confirmation: "manual" })).id,
        "card",
        "sandbox_card_challenge_visa",
      );
      expect(await problemOf(challenged.id, "confirm")).toMatchObject({
        code: "payment_not_confirmable",
        detail: "The payment is requires_action: the customer has not authorized it yet.",
      });
      const lapsed = await authorize(world);
      const until = `The payment could be confirmed until ${lapsed.confirmBy?.toISOString()}.`;
      world.clock.advance(4 * HOUR_MS);
      expect(await problemOf(lapsed.id, "confirm")).toEqual({
        status: 409,
        code: "confirmation_expired",
        detail: `${until} Its hold is being released.`,
      });
      await world.runDue();
      expect(await problemOf(lapsed.id, "confirm")).toEqual({
        status: 409,
        code: "confirmation_expired",
        detail: `${until} Its hold was released.`,
      });
      expect((await post(lapsed.id, "cancel")).body).toMatchObject({ reason: "confirmation_timeout" });
    });

    it("say that the money exists to whoever cancels after the capture", async () => {
      const payment = await authorize(world);
      await post(payment.id, "confirm");
      const at = world.clock.now().toISOString();
      expect(await problemOf(payment.id, "cancel")).toEqual({
        status: 409,
        code: "payment_not_cancelable",
        detail: `The payment exists: it was confirmed at ${at}, and its money has been captured. Refund it.`,
      });
    });
  });

  describe("with a callback", () => {
    it("are confirmed by its 200, and show how it went", async () => {
      answer = () => answers(200);
      const payment = await authorize(world, CALLBACK);
      expect(await read(payment.id)).toMatchObject({
        status: "authorized",
        callback: { status: "pending", attempts: 0, last_status: null, last_attempt_at: null },
      });
      await world.runDue();
      expect(await read(payment.id)).toMatchObject({
        status: "succeeded",
        callback: {
          status: "confirmed",
          attempts: 1,
          last_status: 200,
          last_attempt_at: world.clock.now().toISOString(),
          next_attempt_at: null,
        },
      });
    });

    it("wait for the API where nobody answers, and are not asked about again after it", async () => {
      let asked = 0;
      answer = () => {
        asked += 1;
        return DOWN;
      };
      const payment = await authorize(world, CALLBACK);
      await world.runDue();
      await pass(10 * SECOND_MS);
      const { callback } = await read(payment.id);
      expect(callback).toMatchObject({ status: "pending", attempts: 2, last_error: DOWN.message });
      expect(callback?.next_attempt_at).not.toBeNull();
      expect((await post(payment.id, "confirm")).body).toMatchObject({ status: "succeeded" });
      expect((await read(payment.id)).callback).toMatchObject({ status: "ended", next_attempt_at: null });
      await pass(20 * MINUTE_MS);
      expect(asked).toBe(2);
    });

    it("have none in the other modes", async () => {
      expect((await read((await authorize(world)).id)).callback).toBeNull();
    });

    it("are signed with a secret that the merchant can read, one for each mode", async () => {
      const secretOf = async (key: string) =>
        (await world.call("GET", "/callback-secret", { key })).as(callbackSecretSchema);
      const test = await secretOf(world.keys.secret);
      const live = await secretOf(world.keys.live);
      const other = await secretOf(world.keys.otherSecret);
      expect(test).toMatchObject({ object: "callback_secret", livemode: false });
      expect(live.livemode).toBe(true);
      expect(new Set([test.secret, live.secret, other.secret]).size).toBe(3);
      expect(test.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
      expect((await world.call("GET", "/callback-secret", { key: world.keys.publishable })).status).toBe(403);
    });
  });
});
