import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { checkoutSessions, orders } from "@/db/schema";
import { must } from "@/lib/core/invariant";
import { ORDER_FIELDS } from "@/tests/support/api-world";
import { namedFields } from "@/tests/support/problem";
import { useCart } from "@/tests/support/use-cart";

describe("Continue", () => {
  const { world, cart } = useCart();

  const page = () => `/c/${world.secretOf(cart.session.id)}`;
  const orderPage = (orderId: string) => `${world.ctx.baseUrl}/o/${world.secretOf(orderId)}`;
  const ordersOf = (id: string) => world.ctx.db.select().from(orders).where(eq(orders.sessionId, id));
  const draft = async () => {
    const [row] = await world.ctx.db
      .select()
      .from(checkoutSessions)
      .where(eq(checkoutSessions.id, cart.session.id));
    return must(row, "the session");
  };
  it("places the order and says where to go", async () => {
    const answer = await world.submit(`${cart.address}/order`, ORDER_FIELDS);
    const [order] = await ordersOf(cart.session.id);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      next: orderPage(must(order, "the order").id),
      presentation: "page",
      order_id: order?.id,
      payment_id: null,
    });
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });

  it("redirects a page without scripts to the same place, by GET", async () => {
    const answer = await world.submitPlainly(`${cart.address}/order`, ORDER_FIELDS);
    const [order] = await ordersOf(cart.session.id);
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe(orderPage(must(order, "the order").id));
    expect(answer.text).toBe("");
  });

  it("pressed twice, at once and again later, is one order", async () => {
    const first = await Promise.all([
      world.submit(`${cart.address}/order`, ORDER_FIELDS),
      world.submit(`${cart.address}/order`, ORDER_FIELDS),
    ]);
    const later = await world.submit(`${cart.address}/order`, { ...ORDER_FIELDS, name: "Somebody Else" });
    const plain = await world.submitPlainly(`${cart.address}/order`, ORDER_FIELDS);
    const ids = [...first, later].map(({ status, body }) => [status, body.order_id]);
    const [order, ...others] = await ordersOf(cart.session.id);
    expect(others).toEqual([]);
    expect(ids).toEqual([200, 200, 200].map((status) => [status, order?.id]));
    expect(plain.headers.get("location")).toBe(orderPage(must(order, "the order").id));
    expect(order?.customer.name).toBe("Ada Customer");
  });

  it("pays at once by a method that needs nothing more from the page", async () => {
    const transfer = await world.submit(`${cart.address}/order`, {
      ...ORDER_FIELDS,
      payment_method: "bank_transfer",
    });
    const payment = await world.payment(String(transfer.body.payment_id));
    expect(payment).toMatchObject({ status: "awaiting_funds", method: "bank_transfer" });
  });

  it("leads on to the bank, and without scripts by a redirect", async () => {
    const fields = { ...ORDER_FIELDS, country: "NL", payment_method: "ideal" };
    const answer = await world.submitPlainly(`${cart.address}/order`, fields);
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toMatch(/^http:\/\/sandbox\.invalid\//);
  });

  it("never orders at a total that the button did not name: a quantity typed with it is kept and shown first", async () => {
    const fields = { ...ORDER_FIELDS, [`quantity.${cart.line}`]: "5" };
    const answer = await world.submit(`${cart.address}/order`, fields);
    expect(answer).toMatchObject({ status: 409, body: { code: "cart_changed" } });
    expect(await ordersOf(cart.session.id)).toEqual([]);
    await world.submit(`${cart.address}/order`, fields);
    expect((await ordersOf(cart.session.id))[0]?.amountTotal).toBe(6000);
  });

  it("without scripts goes back to the cart, which then shows the new total", async () => {
    const answer = await world.submitPlainly(`${cart.address}/order`, {
      ...ORDER_FIELDS,
      [`quantity.${cart.line}`]: "5",
    });
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toMatch(/^\/c\/.*refused=cart_changed$/);
  });

  it("is not held up by what is left in a company's hidden fields", async () => {
    await world.submit(`${cart.address}/order`, { ...ORDER_FIELDS, tax_id: "?" });
    expect((await ordersOf(cart.session.id))[0]?.customer.taxId).toBeNull();
  });

  it("takes the order's language from the browser", async () => {
    await world.visit("POST", `${cart.address}/order`, {
      body: new URLSearchParams(ORDER_FIELDS),
      headers: { "accept-language": "tlh, nb-NO;q=0.9, en;q=0.1" },
    });
    expect((await ordersOf(cart.session.id))[0]?.locale).toBe("nb");
  });

  it("names every field that is wrong", async () => {
    const answer = await world.submit(`${cart.address}/order`, {
      email: "ada@",
      name: " ",
      country: "XX",
      is_company: "on",
    });
    expect(namedFields(answer)).toEqual([
      ["/email", "email_invalid"],
      ["/name", "name_required"],
      ["/country", "country_unknown"],
      ["/payment_method", "payment_method_required"],
      ["/consent_terms", "consent_terms_required"],
      ["/consent_personal_data", "consent_personal_data_required"],
    ]);
    expect(await ordersOf(cart.session.id)).toEqual([]);
  });

  it.each([
    [
      "a company without a name",
      { is_company: "on", tax_id: "DE123" },
      ["/company_name", "company_name_required"],
    ],
    ["one consent of two", { consent_terms: "" }, ["/consent_terms", "consent_terms_required"]],
    [
      "a tick that is none",
      { consent_personal_data: "true" },
      ["/consent_personal_data", "consent_personal_data_required"],
    ],
    [
      "a method of another country",
      { payment_method: "swish" },
      ["/payment_method", "payment_method_unavailable"],
    ],
    [
      "a method that does not exist",
      { payment_method: "constructor" },
      ["/payment_method", "payment_method_unavailable"],
    ],
    ["a name of a thousand letters", { name: "ß".repeat(1000) }, ["/name", "text_too_long"]],
    [
      "an address of a thousand letters",
      { email: `${"a".repeat(1000)}@b.example` },
      ["/email", "email_too_long"],
    ],
  ])("refuses %s", async (_what, fields, field) => {
    const answer = await world.submit(`${cart.address}/order`, { ...ORDER_FIELDS, ...fields });
    expect(namedFields(answer)).toContainEqual(field);
    expect(await ordersOf(cart.session.id)).toEqual([]);
  });

  it("keeps what was typed when it refuses, right or wrong", async () => {
    const typed = { ...ORDER_FIELDS, email: "ada@", name: "Ada \u0000Lovelace", tax_id: "?" };
    const answer = await world.submitPlainly(`${cart.address}/order`, typed);
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe(`${page()}?refused=1`);
    expect((await draft()).draft).toMatchObject({ email: "ada@", name: "Ada Lovelace", tax_id: "?" });
  });

  it("keeps what was typed of a text that is far too long, too", async () => {
    const name = "😀".repeat(400);
    const answer = await world.submitPlainly(`${cart.address}/order`, {
      ...ORDER_FIELDS,
      name,
      email: "kept@a.example",
    });
    expect(answer.headers.get("location")).toBe(`${page()}?refused=1`);
    const kept = (await draft()).draft;
    expect(kept.email).toBe("kept@a.example");
    expect(name.startsWith(must(kept.name, "the name"))).toBe(true);
  });
});
