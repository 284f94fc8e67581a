import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { merchantSettings, orders, outboxMessages } from "@/db/schema";
import { LOCALES } from "@/lib/contracts/locales";
import { CUSTOMER_EMAILS, type CustomerEmail } from "@/lib/contracts/messages";
import { must } from "@/lib/core/invariant";
import { linkSecret } from "@/lib/core/secrets/link-secret";
import type { MessageRow } from "@/lib/outbox/queries";
import { markOrderPaid } from "@/lib/payments/mark-order-paid";
import { reconcilePayment } from "@/lib/payments/reconcile-payment";
import { createWorld, type World } from "@/tests/support/checkout-world";
import { createRefundWorld, TWO_LINES } from "@/tests/support/refund-world";
import { isOvertaken } from "./is-overtaken";
import { renderMessage } from "./render-message";

let world: World;
let money: ReturnType<typeof createRefundWorld>;
beforeAll(async () => {
  world = await createWorld();
  money = createRefundWorld(world);
});
afterAll(() => world.close());

const lettersOf = (kind: CustomerEmail, objectId: string): Promise<MessageRow[]> =>
  world.ctx.db
    .select()
    .from(outboxMessages)
    .where(and(eq(outboxMessages.kind, kind), eq(outboxMessages.objectId, objectId)));

async function letterOf(kind: CustomerEmail, objectId: string) {
  const rows = await lettersOf(kind, objectId);
  expect(rows).toHaveLength(1);
  const row = must(rows[0], "the letter");
  return { row, ...(await renderMessage(world.ctx, row)) };
}

async function transfer() {
  const order = await world.order(TWO_LINES, "bank_transfer");
  const payment = await world.pay(order.id, "bank_transfer");
  return { order, payment };
}

const markPaid = (orderId: string) => markOrderPaid(world.ctx, world.scope, orderId);

describe("an order that waits for a transfer", () => {
  it("is told to its customer with everything that the bank asks for", async () => {
    const { order, payment } = await transfer();
    const { row, subject, text, url } = await letterOf("transfer_instructions", payment.id);
    expect(row).toMatchObject({ channel: "email", recipient: "ada@customer.example", locale: order.locale });
    const { instructions } = await world.payment(payment.id);
    const { reference, iban, holder } = must(instructions, "the instructions");
    expect(subject).toContain("€43.50");
    for (const part of [holder, "€43.50", order.number]) expect(text).toContain(part);
    for (const part of [iban, reference]) expect(text.replaceAll(" ", "")).toContain(part);
    expect(url).toBe(`http://localhost:3000/o/${linkSecret(world.ctx.keys.links, order.id)}`);
  });

  it("is not told any more where the money has come before a late letter goes out", async () => {
    const { order, payment } = await transfer();
    const { row } = await letterOf("transfer_instructions", payment.id);
    expect(await isOvertaken(world.ctx, row)).toBe(false);
    await markPaid(order.id);
    expect(await isOvertaken(world.ctx, row)).toBe(true);
  });
});

describe("an order that is paid", () => {
  it("gets one receipt, with its lines, total, day and card", async () => {
    const { order } = await money.paid();
    const { text, html, subject } = await letterOf("order_paid", order.id);
    expect(subject).toBe(`Your order ${order.number} at Fjord Tea is paid`);
    for (const form of [text, String(html)]) {
      for (const part of ["2 × Assam", "€24.00", "€43.50", "Visa •••• 4242", "2026"]) {
        expect(form).toContain(part);
      }
    }
  });

  it("gets one receipt however often its bank says so", async () => {
    const { order, payment } = await money.paid();
    await reconcilePayment(world.ctx, payment.id);
    await world.deliverBankEvents(2);
    expect(await lettersOf("order_paid", order.id)).toHaveLength(1);
  });

  it("gets its receipt when the merchant says that a transfer has come", async () => {
    const { order } = await transfer();
    expect(await lettersOf("order_paid", order.id)).toEqual([]);
    await markPaid(order.id);
    expect((await letterOf("order_paid", order.id)).text).toContain("Bank transfer");
  });
});

describe("money that goes back", () => {
  it("is told once for each refund, with its own amount", async () => {
    const { order } = await money.paid();
    for (const amount of [1_000, 500]) {
      const refund = await money.refund(order.id, { amount });
      await world.runDue();
      const { subject } = await letterOf("refund_succeeded", refund.id);
      expect(subject).toBe(`Fjord Tea has sent €${amount / 100}.00 back to you`);
    }
  });

  it("is told of with the merchant's own words where it does not go back, and they are shown as text", async () => {
    const { order } = await money.paid();
    const asked = await money.ask({ order: order.id, reason: "It was cold." });
    await money.refuse(asked.id, "It was <b>used</b>.");
    const { html, text } = await letterOf("refund_request_refused", asked.id);
    expect(text).toContain("It was <b>used</b>.");
    expect(html).toContain("It was &lt;b&gt;used&lt;/b&gt;.");
    await money.refuse(asked.id, "It was <b>used</b>.");
    expect(await lettersOf("refund_request_refused", asked.id)).toHaveLength(1);
  });
});

describe("nobody is written to", () => {
  it("who left no address", async () => {
    const order = await world.order(TWO_LINES);
    await world.ctx.db
      .update(orders)
      .set({ customer: { ...order.customer, email: null } })
      .where(eq(orders.id, order.id));
    await world.pay(order.id);
    expect(await lettersOf("order_paid", order.id)).toEqual([]);
  });

  it("by a merchant who writes these letters itself", async () => {
    const write = (kinds: CustomerEmail[]) =>
      world.ctx.db
        .update(merchantSettings)
        .set({ customerEmails: kinds })
        .where(eq(merchantSettings.merchantId, world.scope.merchantId));
    await write([]);
    const { order } = await money.paid();
    await write([...CUSTOMER_EMAILS]);
    expect(await lettersOf("order_paid", order.id)).toEqual([]);
  });
});

/** What is left of a text that something should have been put into. */
const UNFILLED = /undefined|null|NaN|\[object|\{\w+\}|\$\{/;

it.each(LOCALES)("every letter has all its words in %s", async (locale) => {
  const { order } = await money.paid();
  const { payment: awaiting } = await transfer();
  const refund = await money.refund(order.id, { amount: 100 });
  const asked = await money.ask({ order: order.id, reason: "It was cold." });
  await money.refuse(asked.id);
  await world.runDue();
  const subjects = {
    transfer_instructions: awaiting.id,
    order_paid: order.id,
    refund_succeeded: refund.id,
    refund_request_refused: asked.id,
  };
  for (const kind of CUSTOMER_EMAILS) {
    const [row] = await lettersOf(kind, subjects[kind]);
    const { subject, text, html } = await renderMessage(world.ctx, { ...must(row, kind), locale });
    expect(`${subject}\n${text}\n${html}`.replace(/<style>[\s\S]*?<\/style>/, "")).not.toMatch(UNFILLED);
    expect(text).toContain("Fjord Tea");
    expect(text).toMatch(/\d/);
  }
});
