import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { orders } from "@/db/schema";
import { bankStatementSchema } from "@/lib/contracts/bank-objects";
import { eventSchema } from "@/lib/contracts/event-objects";
import { MAX_STATEMENT_BYTES } from "@/lib/contracts/limits";
import { listSchema } from "@/lib/contracts/list-queries";
import { cancelOrder } from "@/lib/orders/cancel-order";
import { creditorReference } from "@/lib/providers/offline/creditor-reference";
import { type ApiWorld, createApiWorld } from "@/tests/support/api-world";
import { bankHands } from "@/tests/support/bank-hands";
import { camt053 } from "@/tests/support/camt";
import { checkInvariants } from "@/tests/support/invariants";
import { readProblem } from "@/tests/support/problem";

let world: ApiWorld;
beforeAll(async () => {
  world = await createApiWorld();
});
afterEach(() => checkInvariants(world));
afterAll(() => world.close());

const { send, handIn, entriesOf, match, booking, awaiting } = bankHands(() => world);

describe("a bank statement", () => {
  it("tells the truth of an exact, a partial, a double, an unknown and a returned transfer", async () => {
    const [exact, partial, over, cheap] = [
      await awaiting(),
      await awaiting(),
      await awaiting(),
      await awaiting(),
    ];
    const statement = await handIn([
      booking({ reference: exact.reference }),
      booking({ amount: "23.99", text: `Tea ${partial.reference}` }),
      booking({ reference: exact.reference }),
      booking({ reference: creditorReference("0000-0000") }),
      booking({ reference: over.reference, isReturn: true }),
      booking({ reference: exact.reference, direction: "DBIT", isReversal: true }),
      booking({ amount: "24.01", reference: over.reference }),
      booking({ currency: "USD", reference: cheap.reference }),
      booking({ text: "Happy birthday" }),
      booking({ text: `${over.reference} ${cheap.reference}` }),
      booking({ amount: "0.00", reference: over.reference }),
      booking({ amount: "500.00", direction: "DBIT", text: "Rent" }),
      booking({ reference: over.reference, status: "PDNG" }),
    ]);
    expect(statement).toMatchObject({
      format: "camt.053",
      entries: 13,
      known: 0,
      pending: 1,
      matched: 1,
      unmatched: 10,
      too_little: 2,
      too_much: 1,
      ignored: 1,
    });
    const entries = await entriesOf(statement.id);
    expect(entries.map(({ status, reason, order }) => [status, reason, order])).toEqual([
      ["matched", null, exact.id],
      ["unmatched", "too_little", null],
      ["unmatched", "order_paid", null],
      ["unmatched", "order_unknown", null],
      ["unmatched", "returned", null],
      ["unmatched", "taken_back", null],
      ["unmatched", "too_much", null],
      ["unmatched", "currency_differs", null],
      ["unmatched", "no_reference", null],
      ["unmatched", "several_orders", null],
      ["unmatched", "too_little", null],
      ["ignored", null, null],
    ]);
    expect(await world.readOrder(exact.id)).toMatchObject({ status: "paid", amountPaid: 2400 });
    expect(await world.told(exact.id)).toEqual(["order.created", "order.paid"]);
    expect((await world.payment(exact.payment)).status).toBe("succeeded");
    for (const { id, payment } of [partial, over, cheap]) {
      expect(await world.readOrder(id)).toMatchObject({ status: "unpaid", amountPaid: 0 });
      expect((await world.payment(payment)).status).toBe("awaiting_funds");
    }
    const credits = entries.filter(({ direction, currency }) => direction === "credit" && currency === "EUR");
    const sumOf = (status: string) =>
      credits.filter((entry) => entry.status === status).reduce((sum, { amount }) => sum + amount, 0);
    expect([sumOf("matched"), sumOf("unmatched"), sumOf("ignored")]).toEqual([
      2400,
      2399 + 4 * 2400 + 2401 + 2400,
      0,
    ]);
  });

  it("handed in again changes nothing, nor does another file that tells of the same", async () => {
    const { id, reference } = await awaiting();
    const bookings = [booking({ reference }), booking({ text: "no name" }), booking({ direction: "DBIT" })];
    const first = await handIn(bookings);
    expect(first).toMatchObject({ matched: 1, unmatched: 1, ignored: 1, known: 0 });
    const rows = await world.countRows();
    const again = await handIn(bookings);
    expect(again).toMatchObject({ id: first.id, entries: 3, known: 3, matched: 0, unmatched: 0, ignored: 0 });
    expect(await world.countRows()).toEqual(rows);
    const wider = await handIn([...bookings, booking({ text: "one more" })]);
    expect(wider).toMatchObject({ known: 3, unmatched: 1 });
    expect(wider.id).not.toBe(first.id);
    expect(await world.told(id)).toEqual(["order.created", "order.paid"]);
  });

  it("with two equal transfers and no name of the bank's for them keeps both, once", async () => {
    const plain = { amount: "7.77", text: "two of a kind" };
    expect(await handIn([plain, plain])).toMatchObject({ unmatched: 2 });
    expect(await handIn([plain, plain, { ...plain, text: "another" }])).toMatchObject({
      known: 2,
      unmatched: 1,
    });
  });

  it("says why money stays that came for an order which is over, or is paid otherwise", async () => {
    const [canceled, byCard, switched] = [await awaiting(), await awaiting(), await world.order()];
    await world.call("POST", `/payments/${canceled.payment}/cancel`);
    await cancelOrder(world.ctx, world.scope, canceled.id);
    await world.pay(byCard.id);
    const { id } = await handIn([
      booking({ reference: canceled.reference }),
      booking({ reference: byCard.reference }),
      booking({ reference: creditorReference(switched.number) }),
    ]);
    expect((await entriesOf(id)).map(({ reason }) => reason)).toEqual([
      "order_canceled",
      "order_paid",
      "not_awaiting_funds",
    ]);
  });

  it("goes on behind an entry that something of ours fails over, and keeps that one too", async () => {
    const [broken, sound] = [await awaiting(), await awaiting()];
    const setTotal = (amountTotal: number) =>
      world.ctx.db.update(orders).set({ amountTotal }).where(eq(orders.id, broken.id));
    await setTotal(9_999);
    const { id, matched } = await handIn([
      booking({ reference: broken.reference }),
      booking({ reference: sound.reference }),
    ]);
    await setTotal(2_400);
    expect(matched).toBe(1);
    expect((await entriesOf(id)).map(({ status, reason }) => [status, reason])).toEqual([
      ["unmatched", "failed"],
      ["matched", null],
    ]);
    expect((await world.payment(broken.payment)).status).toBe("awaiting_funds");
  });

  it("is read as an MT940 too, whatever its type is said to be", async () => {
    const { id, reference } = await awaiting();
    const lines = [
      ":20:A",
      ":25:DE89370400440532013000",
      ":60F:C261120EUR0,",
      ":61:261121C24,NTRFNONREF//X-1",
    ];
    const answer = await send(
      [...lines, `:86:166?20SVWZ+${reference.slice(0, 6)}?21${reference.slice(6)}`, "-"].join("\n"),
      {
        type: "text/plain",
      },
    );
    expect(answer.as(bankStatementSchema)).toMatchObject({ format: "mt940", matched: 1 });
    expect(await world.readOrder(id)).toMatchObject({ status: "paid" });
  });

  it("is refused whole, with the place, where it cannot be read", async () => {
    const { id, reference } = await awaiting();
    const sound = camt053([booking({ reference }), booking({ amount: "x" })]);
    const before = await world.call("GET", "/bank-entries?limit=1");
    const answer = await send(sound);
    expect(readProblem(answer)).toMatchObject({ status: 400, code: "statement_unreadable" });
    expect(answer.body.detail).toBe("Line 6: Amt is no amount of a currency.");
    expect((await send("<html></html>")).body.code).toBe("statement_unreadable");
    expect((await send(sound, { type: "application/json" })).status).toBe(415);
    expect((await send(Buffer.alloc(MAX_STATEMENT_BYTES + 1, 32))).status).toBe(413);
    expect((await world.call("GET", "/bank-entries?limit=1")).text).toBe(before.text);
    expect(await world.readOrder(id)).toMatchObject({ status: "unpaid" });
  });

  it("may be put right under the same idempotency key, and is answered alike when it is sent again", async () => {
    const headers = { "idempotency-key": "statement-7" };
    expect((await send("<html></html>", { headers })).status).toBe(400);
    const file = camt053([booking({})]);
    const first = await send(file, { headers });
    expect(first.status).toBe(200);
    expect((await send(file, { headers })).body).toEqual(first.body);
    expect((await send(camt053([booking({})]), { headers })).body.code).toBe("idempotency_key_reused");
  });

  it("pays no order of another merchant's or of the other mode", async () => {
    const { id, reference } = await awaiting();
    for (const key of [world.keys.otherSecret, world.keys.live]) {
      const statement = await handIn([booking({ reference })], { key });
      expect(statement).toMatchObject({ matched: 0, unmatched: 1 });
    }
    expect(await world.readOrder(id)).toMatchObject({ status: "unpaid" });
  });

  it("tells the merchant of each match and of money that stays", async () => {
    const { id, reference } = await awaiting();
    const statement = await handIn([
      booking({ reference }),
      booking({ text: "?" }),
      booking({ direction: "DBIT" }),
    ]);
    const [matched, unmatched, debit] = await entriesOf(statement.id);
    expect(await world.told(matched?.id ?? "")).toEqual(["bank_entry.matched"]);
    expect(await world.told(unmatched?.id ?? "")).toEqual(["bank_entry.unmatched"]);
    expect(await world.told(debit?.id ?? "")).toEqual([]);
    await match(unmatched?.id ?? "", (await awaiting()).id);
    const types = "/events?limit=100&type=bank_entry.matched";
    const events = (await world.call("GET", types)).as(listSchema(eventSchema)).data;
    expect(events.at(-2)?.data).toEqual(matched);
    expect(events.at(-1)).toMatchObject({ sequence: 2, data: { id: unmatched?.id, status: "matched" } });
    expect(matched).toMatchObject({ order: id, currency: "EUR", counterparty: { name: "Ada Customer" } });
  });
});
