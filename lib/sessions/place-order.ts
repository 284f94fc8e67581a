import { orderItems, orders } from "@/db/schema";
import type { CheckoutTransaction } from "@/lib/context/checkout-context";
import type { PlaceOrderForm } from "@/lib/contracts/customer";
import { ORDER_DELETION_DAYS } from "@/lib/contracts/limits";
import type { Locale } from "@/lib/contracts/locales";
import { fieldError } from "@/lib/contracts/parse";
import { addMs, DAY_MS } from "@/lib/core/clock";
import { invalidFields, notFound } from "@/lib/core/errors";
import { newId, newOrderNumber } from "@/lib/core/ids";
import { must } from "@/lib/core/invariant";
import type { TransactionContext } from "@/lib/events/transact";
import { takeLinkPlace } from "@/lib/links/take-link-place";
import { assertSelling } from "@/lib/merchants/assert-selling";
import { type MerchantRow, readMerchant } from "@/lib/merchants/queries";
import { usualLocale } from "@/lib/merchants/usual-locale";
import { findOrderOfSession, type OrderRow } from "@/lib/orders/queries";
import { emitOrderTransition } from "@/lib/orders/transition-order";
import { offerPaymentMethods } from "@/lib/payments/methods/offer-payment-methods";
import { cartTotal } from "./cart-total";
import { giveConsents } from "./give-consents";
import { assertOpen } from "./lock-open-session";
import { listSessionItems, lockSession, type SessionItemRow, type SessionRow } from "./queries";
import { transitionSession } from "./transition-session";

/** What an order is placed with. One for a phone may lack name and address, and its consents are given there. */
export type OrderForm = Omit<PlaceOrderForm, "email" | "name" | "consent_terms" | "consent_personal_data"> & {
  email: string | null;
  name: string | null;
  consent_terms: boolean;
  consent_personal_data: boolean;
};

/** `locale` null: the customer has asked for none that we speak, and gets the merchant's. */
type Input = { sessionId: string; form: OrderForm; locale: Locale | null };
type Draft = { session: SessionRow; items: SessionItemRow[]; merchant: MerchantRow; input: Input };

/**
 * The Continue button: the session becomes exactly one order, which freezes lines, prices, customer and consents. Pressed
 * again it answers with the same order (`isNew` false). Refused once the session has expired or was canceled (410), where
 * its link allows no more orders or while the merchant is suspended (409), and for a payment method that is not offered in
 * that situation (422).
 */
export async function placeOrder(
  ctx: CheckoutTransaction,
  input: Input,
): Promise<{ order: OrderRow; isNew: boolean }> {
  // A second press waits here for the first, and then finds its order.
  const session = await lockSession(ctx.tx, input.sessionId);
  if (!session) throw notFound("checkout session");
  if (session.status === "completed") {
    const order = must(await findOrderOfSession(ctx.tx, session.id), "the order of a completed session");
    return { order, isNew: false };
  }
  assertOpen(session, ctx.clock.now());
  const [items, merchant] = await Promise.all([
    listSessionItems(ctx.tx, session.id),
    readMerchant(ctx.tx, session),
    session.checkoutLinkId === null ? null : takeLinkPlace(ctx.tx, session.checkoutLinkId),
  ]);
  assertSelling(merchant);
  const draft = { session, items, merchant, input };
  assertMethodIsOffered(ctx, draft);
  const order = await freezeOrder(ctx, draft);
  await transitionSession(ctx, session, { trigger: "complete", actor: "customer", orderId: order.id, items });
  return { order, isNew: true };
}

function assertMethodIsOffered(ctx: CheckoutTransaction, { session, items, merchant, input }: Draft): void {
  const { offered } = offerPaymentMethods(ctx, merchant, {
    country: input.form.country,
    currency: session.currency,
    amountMinor: cartTotal(items),
    confirmation: session.confirmation,
    livemode: session.livemode,
    allowed: session.paymentMethods,
    phone: session.customer.phone ?? null,
  });
  if (!offered.some((offer) => offer.method.id === input.form.payment_method)) {
    throw invalidFields([fieldError(["payment_method"], "payment_method_unavailable")]);
  }
}

async function freezeOrder(ctx: TransactionContext, draft: Draft): Promise<OrderRow> {
  const { session, items, merchant, input } = draft;
  const now = ctx.clock.now();
  const [firstReminder] = merchant.reminderDays;
  const locale = input.locale ?? usualLocale(merchant);
  const [order] = await ctx.tx
    .insert(orders)
    .values({
      id: newId("order", ctx),
      merchantId: session.merchantId,
      livemode: session.livemode,
      sessionId: session.id,
      number: newOrderNumber(ctx.random),
      status: "unpaid",
      currency: session.currency,
      amountTotal: cartTotal(items),
      customer: {
        email: input.form.email,
        name: input.form.name,
        phone: session.customer.phone ?? null,
        companyName: input.form.is_company ? input.form.company_name : null,
        taxId: input.form.is_company && input.form.tax_id !== "" ? input.form.tax_id : null,
      },
      country: input.form.country,
      locale,
      paymentMethod: input.form.payment_method,
      confirmation: session.confirmation,
      clientReferenceId: session.clientReferenceId,
      metadata: session.metadata,
      attribution: session.attribution,
      eventSequence: 1,
      createdAt: now,
      deleteAt: addMs(now, ORDER_DELETION_DAYS * DAY_MS),
      remindAt: firstReminder === undefined ? null : addMs(now, firstReminder * DAY_MS),
    })
    .returning();
  const row = must(order, "the new order");
  const frozen = await ctx.tx
    .insert(orderItems)
    .values(items.map((item) => freezeItem(ctx, row, item)))
    .returning();
  const hasAgreed = input.form.consent_terms && input.form.consent_personal_data;
  const given = hasAgreed ? await giveConsents(ctx, row, merchant, locale) : [];
  const change = { from: null, trigger: "place", actor: "customer" } as const;
  emitOrderTransition(ctx, { order: row, items: frozen, consents: given }, change);
  return row;
}

function freezeItem(ctx: TransactionContext, order: OrderRow, item: SessionItemRow) {
  return {
    id: newId("orderItem", ctx),
    orderId: order.id,
    position: item.position,
    productId: item.productId,
    name: item.name,
    unitAmount: item.unitAmount,
    quantity: item.quantity,
    amount: item.unitAmount * item.quantity,
  };
}
