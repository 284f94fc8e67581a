import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { checkoutItems, checkoutSessions } from "@/db/schema";
import { must } from "@/lib/core/invariant";
import { namedFields } from "@/tests/support/problem";
import { openCart, useCart } from "@/tests/support/use-cart";

describe("changing the cart", () => {
  const { world, cart } = useCart();

  const page = () => `/c/${world.secretOf(cart.session.id)}`;
  const draft = async () => {
    const [row] = await world.ctx.db
      .select()
      .from(checkoutSessions)
      .where(eq(checkoutSessions.id, cart.session.id));
    return must(row, "the session");
  };
  const quantity = async () => {
    const [row] = await world.ctx.db
      .select()
      .from(checkoutItems)
      .where(eq(checkoutItems.sessionId, cart.session.id));
    return row?.quantity;
  };
  it("takes what changes: a quantity, the country and what was typed so far", async () => {
    const fields = { [`quantity.${cart.line}`]: "7", country: "SE", email: "ad" };
    const answer = await world.submit(`${cart.address}/cart`, fields);
    expect(answer).toMatchObject({ status: 200, body: { ok: true } });
    expect(await quantity()).toBe(7);
    expect(await draft()).toMatchObject({ country: "SE", draft: { email: "ad", consent_terms: "" } });
  });

  it("comes back to the page without scripts", async () => {
    const answer = await world.submitPlainly(`${cart.address}/cart`, { [`quantity.${cart.line}`]: "7" });
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
    const fields = { [`quantity.${cart.line}`]: typed };
    expect(namedFields(await world.submit(`${cart.address}/cart`, fields))).toEqual([
      [`/quantities/${cart.line}`, code],
    ]);
    const plain = await world.submitPlainly(`${cart.address}/cart`, fields);
    expect(plain.headers.get("location")).toBe(`${page()}?refused=1&line=${cart.line}&code=${code}`);
    expect(await quantity()).toBe(2);
  });

  it("refuses to take the last line out", async () => {
    const { address, line } = await openCart(world, {
      items: [{ name: "Tea", unit_amount: 100, quantity: 1, removable: true }],
    });
    expect(namedFields(await world.submit(`${address}/cart`, { remove: line }))).toEqual([
      ["/remove", "items_empty"],
    ]);
    expect(namedFields(await world.submit(`${address}/cart`, { [`quantity.${line}`]: "0" }))).toEqual([
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
    await world.submit(`${cart.address}/cart`, { [`quantity.${theirs}`]: "9", remove: theirs });
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
