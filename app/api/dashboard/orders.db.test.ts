import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Scope } from "@/db/context";
import { ORDER_ACTIONS } from "@/lib/contracts/dashboard-models";
import { mayDo, ROLE_NAMES, type Role } from "@/lib/contracts/roles";
import { ORDER_ACTION_PERMISSIONS } from "@/lib/dashboard/order-action-permissions";
import { performOrderAction } from "@/lib/dashboard/perform-order-action";
import { readHome } from "@/lib/dashboard/read-home";
import { readOrderPage } from "@/lib/dashboard/read-order-page";
import { searchOrders } from "@/lib/dashboard/search-orders";
import { transact } from "@/lib/events/transact";
import { createSignInLink } from "@/lib/people/create-sign-in-link";
import { findVisitor } from "@/lib/people/find-visitor";
import { seatOf } from "@/lib/people/seat-of";
import { setMember } from "@/lib/people/set-member";
import { signIn } from "@/lib/people/sign-in";
import { type ApiWorld, createApiWorld } from "@/tests/support/api-world";

let world: ApiWorld;
const cookies = new Map<Role, string>();
beforeAll(async () => {
  world = await createApiWorld();
  for (const role of ROLE_NAMES) cookies.set(role, await enter(world.scope, role));
});
afterAll(() => world.finish());

/** Somebody new with a role, who is signed in; answers the cookie. */
function enter({ merchantId }: Scope, role: Role): Promise<string> {
  const invited = { merchantId, email: `${role}@${merchantId.replace("_", "-")}.example`, role };
  return transact(world.ctx, async (inside) => {
    const person = await setMember(inside, invited);
    const token = await signIn(inside, await createSignInLink(inside, person.id), null);
    return `opentill_session=${token}`;
  });
}

const seat = (role: Role) => ({ ...world.scope, personId: "person_1", role });

type Fields = Record<string, string>;

async function press(role: Role, orderId: string, action: string, fields: Fields = {}, mode = "test") {
  const { status, headers } = await world.visit(
    "POST",
    `/api/dashboard/${world.scope.merchantId}/${mode}/orders/${orderId}/${action}`,
    {
      body: new URLSearchParams(fields).toString(),
      headers: {
        "content-type": "application/x-www-form-urlencoded",
        "sec-fetch-site": "same-origin",
        cookie: cookies.get(role) ?? "",
      },
    },
  );
  const location = headers.get("location") ?? "";
  return { status, query: new URLSearchParams(location.split("?")[1]) };
}

async function paidOrder() {
  const order = await world.order();
  await world.pay(order.id);
  await world.deliverBankEvents();
  await world.runDue();
  return order;
}

const KEY = "0123456789abcdefghjkmnpqrs";
const refundsOf = async (orderId: string) =>
  (await readOrderPage(world.ctx, seat("viewer"), orderId)).order.refunds
    .map(({ amount }) => amount)
    .sort((left, right) => right - left);

describe("a role", () => {
  const cells = ROLE_NAMES.flatMap((role) => ORDER_ACTIONS.map((action) => ({ role, action })));

  it.each(cells)("$role may $action where the table says so: the verb asks", async ({ role, action }) => {
    const order = await world.order();
    const call = { action, orderId: order.id, about: "pay_none", typed: { part: "all", answer: "No." } };
    const once = (work: Parameters<Parameters<typeof performOrderAction>[3]>[0]) =>
      transact(world.ctx, async (inside) => {
        await work(inside);
      });
    const outcome = await performOrderAction(world.ctx, seat(role), call, once).then(
      () => "done",
      ({ code }: { code: string }) => code,
    );
    expect(outcome === "forbidden").toBe(!mayDo(role, ORDER_ACTION_PERMISSIONS[action]));
  });

  it("is offered what it may do, and no more", async () => {
    const order = await paidOrder();
    const offeredTo = async (role: Role) =>
      (await readOrderPage(world.ctx, seat(role), order.id)).offered.map(({ action }) => action);
    expect(await offeredTo("finance")).toEqual(["refund"]);
    for (const role of ["support", "developer", "viewer"] as const) expect(await offeredTo(role)).toEqual([]);
  });
});

describe("a refund", () => {
  it("is of a part, as it was typed, and then of all that is left", async () => {
    const { id } = await paidOrder();
    const part = { key: `${KEY}1`, part: "amount", amount: "4,5" };
    expect((await press("finance", id, "refund", part)).query.get("done")).toBe("refund");
    expect((await press("finance", id, "refund", { key: `${KEY}2`, part: "all" })).query.get("done")).toBe(
      "refund",
    );
    expect(await refundsOf(id)).toEqual([1950, 450]);
  });

  it("is done once, however often its form is sent", async () => {
    const { id } = await paidOrder();
    const form = { key: `${KEY}3`, part: "amount", amount: "1.00" };
    const pressed = await Promise.all([1, 2, 3].map(() => press("owner", id, "refund", form)));
    expect(pressed.map(({ query }) => query.get("done"))).toEqual(["refund", "refund", "refund"]);
    expect(await refundsOf(id)).toEqual([100]);
    const other = await press("owner", id, "refund", { ...form, amount: "2.00" });
    expect(other.query.get("refused")).toBe("idempotency_key_reused");
    expect(await refundsOf(id)).toEqual([100]);
  });

  it.each([
    ["24.01", "refund_too_large"],
    ["0", "refund_too_small"],
    ["-1", "number_expected"],
    ["1.234", "number_expected"],
    ["", "number_expected"],
  ])(
    "of %j is refused at its field, keeps what was typed, and leaves the form usable",
    async (amount, code) => {
      const { id } = await paidOrder();
      const { query } = await press("owner", id, "refund", {
        key: `${KEY}4${id.slice(4)}`,
        part: "amount",
        amount,
      });
      expect([query.get("refused"), query.get("amount") ?? ""]).toEqual([code, amount]);
      expect(await refundsOf(id)).toEqual([]);
      const again = await press("owner", id, "refund", { key: `${KEY}4${id.slice(4)}`, part: "all" });
      expect(again.query.get("done")).toBe("refund");
    },
  );

  it("is refused to support by the verb, whatever page it came from", async () => {
    const { id } = await paidOrder();
    const { query } = await press("support", id, "refund", { key: `${KEY}5`, part: "all" });
    expect(query.get("refused")).toBe("forbidden");
    expect(await refundsOf(id)).toEqual([]);
  });
});

describe("the other actions", () => {
  it("confirm a payment, and cancel one", async () => {
    const [first, second] = [
      await world.order({ confirmation: "manual" }),
      await world.order({ confirmation: "manual" }),
    ];
    const [confirmed, canceled] = [await world.pay(first.id), await world.pay(second.id)];
    const { awaiting } = await readHome(world.ctx, seat("viewer"));
    expect(awaiting.map(({ id }) => id)).toEqual(expect.arrayContaining([confirmed.id, canceled.id]));
    expect(
      (await press("support", first.id, "confirm-payment", { about: confirmed.id })).query.get("done"),
    ).toBe("confirm-payment");
    await press("support", second.id, "cancel-payment", { about: canceled.id });
    expect((await world.readOrder(first.id)).status).toBe("paid");
    expect((await world.payment(canceled.id)).status).toBe("canceled");
  });

  it("cancel an order, and say what cannot be", async () => {
    const order = await world.order();
    await press("support", order.id, "cancel");
    expect((await world.readOrder(order.id)).status).toBe("canceled");
    const paid = await paidOrder();
    const { query } = await press("support", paid.id, "cancel");
    expect(query.get("refused")).toBe("order_not_cancelable");
  });

  it("mark a transfer as arrived", async () => {
    const order = await world.order({}, "bank_transfer");
    await world.pay(order.id, "bank_transfer");
    expect((await press("finance", order.id, "mark-paid")).query.get("done")).toBe("mark-paid");
    expect((await world.readOrder(order.id)).status).toBe("paid");
  });
});

describe("another merchant", () => {
  it("has orders that are like none, on every way to them", async () => {
    const { id } = await paidOrder();
    const stranger = { ...world.other, personId: "person_2", role: "owner" as const };
    await expect(readOrderPage(world.ctx, stranger, id)).rejects.toMatchObject({ status: 404 });
    const search = { text: id, status: undefined, before: null };
    expect((await searchOrders(world.ctx, stranger, search)).orders).toEqual([]);
    expect((await searchOrders(world.ctx, { ...seat("owner"), livemode: true }, search)).orders).toEqual([]);
    cookies.set("owner", await enter(world.other, "owner"));
    expect((await press("owner", id, "refund", { key: KEY, part: "all" })).status).toBe(404);
    expect(await refundsOf(id)).toEqual([]);
  });

  it("has no live mode before it is live, and nobody a mode that there is none of", async () => {
    const visitor = await findVisitor(world.ctx, cookies.get("owner")?.split("=")[1] ?? "");
    if (!visitor) throw new Error("signed in");
    for (const mode of ["live", "TEST", ""]) {
      expect(() => seatOf(visitor, world.other.merchantId, mode)).toThrow(/No such page/);
    }
    expect(seatOf(visitor, world.other.merchantId, "test")).toMatchObject({ livemode: false, role: "owner" });
    expect(() => seatOf(visitor, world.scope.merchantId, "test")).toThrow(/No such page/);
  });
});

describe("the search", () => {
  it("finds an order by its number, ids, email and reference, and keeps to the status", async () => {
    const order = await world.order({ client_reference_id: "basket 7" });
    const payment = await world.pay(order.id);
    const texts = [order.number, order.number.toLowerCase(), order.id, payment.id, ` basket 7 `];
    const find = async (text: string, status?: "paid" | "canceled") =>
      (await searchOrders(world.ctx, seat("viewer"), { text, status, before: null })).orders.map(
        ({ id }) => id,
      );
    for (const text of texts) expect([text, await find(text)]).toEqual([text, [order.id]]);
    world.clock.advance(1);
    const newest = await world.order();
    expect((await find("ADA@customer.example"))[0]).toBe(newest.id);
    expect(await find(order.number, "canceled")).toEqual([]);
    expect(await find("nothing")).toEqual([]);
  });

  it("goes page by page through every order once", async () => {
    const seen: string[] = [];
    let before: string | null = null;
    do {
      const page = await searchOrders(world.ctx, seat("viewer"), { text: "", status: undefined, before });
      seen.push(...page.orders.map(({ id }) => id));
      before = page.nextCursor;
    } while (before !== null);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThan(25);
  });
});
