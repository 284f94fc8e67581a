import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { payments } from "@/db/schema";
import { CARD_TOKEN } from "@/tests/support/checkout-world";
import { findText } from "@/tests/support/find-text";
import { namedFields, readProblem } from "@/tests/support/problem";
import { useApiWorld } from "@/tests/support/use-cart";

describe("paying", () => {
  const world = useApiWorld();
  let order: string;
  let pay: string;
  beforeEach(async () => {
    order = (await world.order()).id;
    pay = `/api/checkout/${world.secretOf(order)}/pay`;
  });

  it.each([
    ["succeeds_visa", "succeeded", "page"],
    ["declined_visa", "failed", "page"],
    ["challenge_visa", "requires_action", "frame"],
    ["late_event_visa", "processing", "page"],
    ["times_out_visa", "processing", "page"],
  ])("tells the truth about a card that %s", async (card, status, presentation) => {
    const answer = await world.submit(pay, { payment_method: "card", token: `sandbox_card_${card}` });
    expect(answer).toMatchObject({ status: 200, body: { status, presentation } });
    if (presentation === "page") expect(answer.body.next).toBeNull();
    else expect(answer.body.next).toMatch(/^http:\/\/sandbox\.invalid\//);
    const seen = await world.visit("GET", pay.replace(/pay$/, "status"));
    const orderStatus = status === "succeeded" ? "paid" : "unpaid";
    expect(seen.body).toEqual({ order_status: orderStatus, payment_status: status });
  });

  it("shows instructions for a transfer, and takes a card after all", async () => {
    const transfer = await world.submit(pay, { payment_method: "bank_transfer" });
    expect(transfer.body).toMatchObject({ status: "awaiting_funds", next: null });
    const card = await world.submit(pay, { payment_method: "card", token: CARD_TOKEN });
    expect(card.body).toMatchObject({ status: "succeeded" });
  });

  it("pressed twice takes the money once", async () => {
    const fields = { payment_method: "card", token: CARD_TOKEN };
    const answers = await Promise.all([world.submit(pay, fields), world.submit(pay, fields)]);
    for (const { status } of answers) expect([200, 409]).toContain(status);
    const later = await world.submit(pay, fields);
    expect(readProblem(later)).toMatchObject({ status: 409, code: "order_not_payable" });
    const rows = await world.ctx.db.select().from(payments).where(eq(payments.orderId, order));
    expect(rows).toHaveLength(1);
  });

  it("redirects a page without scripts back to the order, or on to the bank", async () => {
    const fields = { payment_method: "card", token: "sandbox_card_challenge_visa" };
    const answer = await world.submitPlainly(pay, fields);
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toMatch(/^http:\/\/sandbox\.invalid\//);
  });

  it("names a refusal to a page without scripts", async () => {
    const answer = await world.submitPlainly(pay, { payment_method: "card" });
    expect(answer.headers.get("location")).toBe(`/o/${world.secretOf(order)}?refused=token_invalid`);
    await world.pay(order);
    const late = await world.submitPlainly(pay, { payment_method: "card", token: CARD_TOKEN });
    expect(late.headers.get("location")).toBe(`/o/${world.secretOf(order)}?refused=order_not_payable`);
  });

  it.each(["", "constructor", "swish", "card\u0000", "x".repeat(10_000)])(
    "refuses the method %.20j",
    async (method) => {
      const answer = await world.submit(pay, { payment_method: method, token: CARD_TOKEN });
      expect(namedFields(answer)).toEqual([["/method", "payment_method_unavailable"]]);
    },
  );

  it.each([
    "4242424242424242",
    "4242 4242 4242 4242",
    "4000-0000-0000-3220",
    "378282246310005",
    "tok_4242424242424242",
    "424242424242",
  ])("refuses a card number for a token and keeps it nowhere: %s", async (number) => {
    const fields = { payment_method: "card", token: number };
    for (const answer of [await world.submit(pay, fields), await world.submit(pay, fields)]) {
      expect(namedFields(answer)).toEqual([["/token", "token_invalid"]]);
      expect(answer.text).not.toContain(number);
    }
    expect((await world.submitPlainly(pay, fields)).headers.get("location")).not.toContain(number);
    const headless = await world.call("POST", `/orders/${order}/payments`, {
      body: { method: "card", token: number },
      headers: { "idempotency-key": `card-${order}` },
    });
    expect(headless.status).toBe(422);
    expect(await findText(world.ctx, number)).toEqual([]);
  });

  it("drops a card number that another method is sent with", async () => {
    await world.submit(pay, {
      payment_method: "bank_transfer",
      token: "4242424242424242",
      number: "4242424242424242",
    });
    expect(await findText(world.ctx, "4242424242424242")).toEqual([]);
  });

  it("keeps no card number that is typed into another field", async () => {
    const session = await world.openSession();
    const cart = `/api/checkout/${world.secretOf(session.id)}/cart`;
    await world.submit(cart, {
      name: "5555 5555 5555 4444",
      email: "5555555555554444@x.example",
      tax_id: "5555555555554444",
    });
    expect(await findText(world.ctx, "5555555555554444")).toEqual([]);
    expect(await findText(world.ctx, "5555 5555 5555 4444")).toEqual([]);
  });

  it("looks for card numbers where it would find one", async () => {
    const session = await world.openSession();
    await world.submit(`/api/checkout/${world.secretOf(session.id)}/cart`, { name: "5555555555554445" });
    expect(await findText(world.ctx, "5555555555554445")).toEqual(["checkout_sessions.draft"]);
  });
});
