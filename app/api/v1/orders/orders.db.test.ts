import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { orderSchema } from "@/lib/contracts/api-objects";
import { listSchema } from "@/lib/contracts/list-queries";
import { HOUR_MS } from "@/lib/core/clock";
import type { OrderRow } from "@/lib/orders/queries";
import { type ApiWorld, createApiWorld } from "@/tests/support/api-world";
import { START } from "@/tests/support/checkout-world";
import { namedFields, readProblem } from "@/tests/support/problem";

const pageSchema = listSchema(orderSchema);

describe("orders", () => {
  let world: ApiWorld;
  let placed: OrderRow[];
  beforeAll(async () => {
    world = await createApiWorld();
    placed = [];
    for (const index of [0, 1, 2, 3, 4]) {
      const session = await world.openSession({ client_reference_id: `cart-${index}` });
      placed.push(await world.placeOrderAs(session.id, { email: `Ada${index}@Customer.example` }));
      world.clock.advance(HOUR_MS);
    }
    await world.pay(idOf(1));
  });
  afterAll(() => world.close());

  const idOf = (index: number) => placed[index]?.id ?? "";
  const list = async (query: string) => (await world.call("GET", `/orders${query}`)).as(pageSchema);
  const idsOf = async (query: string) => (await list(query)).data.map(({ id }) => id);
  const hoursIn = (hours: number) =>
    encodeURIComponent(new Date(START.getTime() + hours * HOUR_MS).toISOString());

  describe("200", () => {
    it("lists the newest first, in pages that neither repeat nor leave out", async () => {
      const first = await list("?limit=2");
      expect(first).toMatchObject({ has_more: true, data: [{ id: idOf(4) }, { id: idOf(3) }] });
      const second = await list(`?limit=2&cursor=${first.next_cursor}`);
      const third = await list(`?limit=2&cursor=${second.next_cursor}`);
      expect([...second.data, ...third.data].map(({ id }) => id)).toEqual([idOf(2), idOf(1), idOf(0)]);
      expect(third).toMatchObject({ has_more: false, next_cursor: null });
    });

    it("has no more where the page is exactly full", async () => {
      expect(await list("?limit=5")).toMatchObject({ has_more: false, next_cursor: null });
    });

    it.each<[string, () => string, number[]]>([
      ["status", () => "?status=paid", [1]],
      ["email, in any case", () => "?email=ADA2@customer.EXAMPLE", [2]],
      ["number, in any case", () => `?number=${placed[3]?.number.toLowerCase()}`, [3]],
      ["client reference", () => "?client_reference_id=cart-4", [4]],
      ["time, from the first moment on", () => `?created_after=${hoursIn(3)}`, [4, 3]],
      ["time, before the last moment", () => `?created_before=${hoursIn(1)}`, [0]],
      ["time with an offset", () => "?created_before=2026-11-21T14:00:00%2B01:00", [0]],
      ["both times", () => `?created_after=${hoursIn(1)}&created_before=${hoursIn(3)}`, [2, 1]],
      [
        "everything at once",
        () => `?status=unpaid&email=ada0@customer.example&created_before=${hoursIn(9)}`,
        [0],
      ],
      ["nothing that fits", () => "?status=deleted", []],
      ["quotes that mean nothing", () => "?client_reference_id=%27%20or%201%3D1%20--", []],
    ])("filters by %s", async (_what, query, expected) => {
      expect(await idsOf(query())).toEqual(expected.map(idOf));
    });

    it("takes a cursor with a filter", async () => {
      const first = await list("?status=unpaid&limit=3");
      expect(await idsOf(`?status=unpaid&limit=3&cursor=${first.next_cursor}`)).toEqual([idOf(0)]);
    });

    it("keeps a cursor's place while orders come in", async () => {
      const first = await list("?limit=2");
      await world.order();
      expect(await idsOf(`?limit=2&cursor=${first.next_cursor}`)).toEqual([idOf(2), idOf(1)]);
    });
  });

  describe("409", () => {
    it.each<[string, () => Promise<OrderRow>]>([
      ["that nobody has begun to pay", () => world.order()],
      [
        "whose customer is at the bank",
        async () => {
          const order = await world.order();
          await world.pay(order.id, "card", "sandbox_card_challenge_visa");
          return order;
        },
      ],
    ])("refuses to mark an order as paid %s", async (_what, order) => {
      const answer = await world.call("POST", `/orders/${(await order()).id}/mark-paid`);
      expect(readProblem(answer)).toMatchObject({ status: 409, code: "order_not_awaiting_funds" });
    });

    it("refuses another payment of an order that is paid", async () => {
      const answer = await world.call("POST", `/orders/${idOf(1)}/payments`, {
        body: { method: "bank_transfer" },
      });
      expect(readProblem(answer)).toMatchObject({ status: 409, code: "order_not_payable" });
    });

    it("refuses to confirm or cancel a payment that is over", async () => {
      const order = await world.order();
      const payment = await world.pay(order.id, "card", "sandbox_card_declined_visa");
      const confirm = await world.call("POST", `/payments/${payment.id}/confirm`);
      expect(readProblem(confirm)).toMatchObject({ status: 409, code: "payment_not_confirmable" });
      const cancel = await world.call("POST", `/payments/${payment.id}/cancel`);
      expect(readProblem(cancel)).toMatchObject({ status: 409, code: "payment_not_cancelable" });
    });

    it("refuses to confirm from confirm_by on", async () => {
      const order = await world.order({ confirmation: "manual" });
      const payment = await world.pay(order.id);
      world.clock.advance(4 * HOUR_MS);
      const answer = await world.call("POST", `/payments/${payment.id}/confirm`);
      expect(readProblem(answer)).toMatchObject({ status: 409, code: "confirmation_expired" });
    });

    it("lets confirming and canceling be repeated", async () => {
      for (const [verb, status] of [
        ["confirm", "succeeded"],
        ["cancel", "canceled"],
      ]) {
        const payment = await world.pay((await world.order({ confirmation: "manual" })).id);
        for (const _ of [1, 2]) {
          const answer = await world.call("POST", `/payments/${payment.id}/${verb}`);
          expect(answer).toMatchObject({ status: 200, body: { status } });
        }
      }
    });
  });

  describe("422", () => {
    it.each([
      ["?status=lost", "/status", "value_unknown"],
      ["?email=ada", "/email", "email_invalid"],
      ["?email=a%00b%40c.example", "/email", "email_invalid"],
      ["?number=%00", "/number", "text_invalid"],
      ["?client_reference_id=a%00b", "/client_reference_id", "text_invalid"],
      ["?created_after=yesterday", "/created_after", "time_invalid"],
      ["?created_after=0000-01-01T00:00:00Z", "/created_after", "time_invalid"],
      ["?created_before=9999-12-31T23:59:59-23:59", "/created_before", "time_invalid"],
      ["?cursor=AAAA", "/cursor", "cursor_invalid"],
      [
        `?cursor=${Buffer.from("ord_'; drop table orders").toString("base64url")}`,
        "/cursor",
        "cursor_invalid",
      ],
      ["?cursor=", "/cursor", "cursor_invalid"],
      ["?page=2", "/page", "unknown_field"],
    ])("refuses %s and names the parameter", async (query, pointer, code) => {
      expect(namedFields(await world.call("GET", `/orders${query}`))).toContainEqual([pointer, code]);
    });

    it.each([
      [{}, "/method", "payment_method_required"],
      [{ method: "swish" }, "/method", "payment_method_unavailable"],
      [{ method: "card", token: "" }, "/token", "token_invalid"],
      [{ method: "card", token: "4000-0000-0000-3220" }, "/token", "token_invalid"],
      [{ method: "card", amount: 1 }, "/amount", "unknown_field"],
    ])("refuses the payment %j", async (body, pointer, code) => {
      const answer = await world.call("POST", `/orders/${idOf(0)}/payments`, { body });
      expect(namedFields(answer)).toEqual([[pointer, code]]);
    });
  });
});
