import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { checkoutItems, checkoutSessions } from "@/db/schema";
import type { CheckoutSessionObject } from "@/lib/contracts/api-objects";
import { must } from "@/lib/core/invariant";
import { type ApiWorld, createApiWorld } from "@/tests/support/api-world";
import { namedFields } from "@/tests/support/problem";

describe("changing the cart", () => {
  let world: ApiWorld;
  let session: CheckoutSessionObject;
  let cart: string;
  let line: string;
  beforeAll(async () => {
    world = await createApiWorld();
  });
  beforeEach(async () => {
    session = await world.openSession();
    cart = `/api/checkout/${world.secretOf(session.id)}`;
    line = must(session.items[0], "a line").id;
  });
  afterAll(() => world.finish());

  const page = () => `/c/${world.secretOf(session.id)}`;
  const draft = async () => {
    const [row] = await world.ctx.db
      .select()
      .from(checkoutSessions)
      .where(eq(checkoutSessions.id, session.id));
    return must(row, "the session");
  };
  const quantity = async () => {
    const [row] = await world.ctx.db
      .select()
      .from(checkoutItems)
      .where(eq(checkoutItems.sessionId, session.id));
    return row?.quantity;
  };
  it("takes what changes: a quantity, the country and what was typed so far", async () => {
    const fields = { [`quantity.${line}`]: "7", country: "SE", email: "ad" };
    const answer = await world.submit(`${cart}/cart`, fields);
    expect(answer).toMatchObject({ status: 200, body: { ok: true } });
    expect(await quantity()).toBe(7);
    expect(await draft()).toMatchObject({ country: "SE", draft: { email: "ad", consent_terms: "" } });
  });

  it("comes back to the page without scripts", async () => {
    const answer = await world.submitPlainly(`${cart}/cart`, { [`quantity.${line}`]: "7" });
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe(page());
  });

  it.each([
    ["11", "quantity_out_of_bounds"],
    ["10001", "quantity_invalid"],
    ["-1", "quantity_invalid"],
    ["1.5", "quantity_invalid"],
    ["two", "quantity_invalid"],
    ["", "quantity_invalid"],
    ["٣", "quantity_invalid"],
    ["1e3", "quantity_invalid"],
    ["99999999999999999999", "quantity_invalid"],
  ])("refuses a quantity of %j and names the line, with scripts and without", async (typed, code) => {
    const fields = { [`quantity.${line}`]: typed };
    expect(namedFields(await world.submit(`${cart}/cart`, fields))).toEqual([[`/quantities/${line}`, code]]);
    const plain = await world.submitPlainly(`${cart}/cart`, fields);
    expect(plain.headers.get("location")).toBe(`${page()}?refused=1&line=${line}&code=${code}`);
    expect(await quantity()).toBe(2);
  });

  it("refuses to take the last line out", async () => {
    session = await world.openSession({
      items: [{ name: "Tea", unit_amount: 100, quantity: 1, removable: true }],
    });
    cart = `/api/checkout/${world.secretOf(session.id)}`;
    line = must(session.items[0], "a line").id;
    expect(namedFields(await world.submit(`${cart}/cart`, { remove: line }))).toEqual([
      ["/remove", "items_empty"],
    ]);
    expect(namedFields(await world.submit(`${cart}/cart`, { [`quantity.${line}`]: "0" }))).toEqual([
      ["/remove", "items_empty"],
    ]);
  });

  it("takes out one line of two", async () => {
    const two = await world.openSession({
      items: [
        { name: "Tea", unit_amount: 100, quantity: 1 },
        { name: "Cup", unit_amount: 900, quantity: 1, removable: true },
      ],
    });
    const [tea, cup] = two.items;
    await world.submit(`/api/checkout/${world.secretOf(two.id)}/cart`, { remove: must(cup, "the cup").id });
    const left = await world.ctx.db.select().from(checkoutItems).where(eq(checkoutItems.sessionId, two.id));
    expect(left.map(({ id }) => id)).toEqual([tea?.id]);
  });

  it("touches no line of another session", async () => {
    const stranger = await world.openSession();
    const theirs = must(stranger.items[0], "their line").id;
    await world.submit(`${cart}/cart`, { [`quantity.${theirs}`]: "9", remove: theirs });
    const [row] = await world.ctx.db.select().from(checkoutItems).where(eq(checkoutItems.id, theirs));
    expect(row?.quantity).toBe(2);
  });

  it("refuses a quantity that is fixed", async () => {
    const fixed = await world.openSession({ items: [{ name: "Ticket", unit_amount: 100, quantity: 1 }] });
    const ticket = must(fixed.items[0], "the ticket").id;
    const answer = await world.submit(`/api/checkout/${world.secretOf(fixed.id)}/cart`, {
      [`quantity.${ticket}`]: "2",
    });
    expect(namedFields(answer)).toEqual([[`/quantities/${ticket}`, "quantity_not_adjustable"]]);
  });
});
