import { eq } from "drizzle-orm";
import { type Actor, checkoutSessions, orders, payments } from "@/db/schema";
import { requestApproval } from "@/lib/approvals/request-approval";
import type { CheckoutTransaction } from "@/lib/context/checkout-context";
import { fieldError } from "@/lib/contracts/parse";
import { invalidFields } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { must } from "@/lib/core/invariant";
import { assertSelling } from "@/lib/merchants/assert-selling";
import { readMerchant } from "@/lib/merchants/queries";
import type { OrderRow } from "@/lib/orders/queries";
import { lockNextFault, spendFault } from "@/lib/test-mode/take-fault";
import { findOpenAccount } from "./accounts/queries";
import { chooseBankAccount } from "./choose-bank-account";
import { nextReconcileAt } from "./deadlines";
import { offerPaymentMethods } from "./methods/offer-payment-methods";
import type { PaymentRow } from "./queries";
import { emitPaymentTransition, transitionPayment } from "./transition-payment";

/**
 * The first act of paying: creates the payment and moves it to `processing`, or, where we ask the customer's phone first,
 * to `requires_action`. The order is locked, unpaid and free.
 */
export async function claimPayment(
  ctx: CheckoutTransaction,
  order: OrderRow,
  input: { method: string; token: string | null; actor: Actor },
): Promise<PaymentRow> {
  const { provider, method, merchant } = await chooseMethod(ctx, order, input.method);
  if (order.paymentMethod !== input.method) {
    await ctx.tx.update(orders).set({ paymentMethod: input.method }).where(eq(orders.id, order.id));
  }
  const now = ctx.clock.now();
  const fault = ctx.providers.get(provider).playsFaults ? await lockNextFault(ctx, order) : null;
  const [created] = await ctx.tx
    .insert(payments)
    .values({
      id: newId("payment", ctx),
      merchantId: order.merchantId,
      livemode: order.livemode,
      orderId: order.id,
      status: "created",
      method: input.method,
      provider,
      providerAccountId: await chooseAccount(ctx, order, provider),
      token: input.token,
      bankAccount: method.needs_bank_account ? await chooseBankAccount(ctx, order, merchant) : null,
      confirmation: order.confirmation,
      currency: order.currency,
      amount: order.amountTotal,
      fault: fault?.fault,
      eventSequence: 1,
      createdAt: now,
    })
    .returning();
  const payment = must(created, "the new payment");
  if (fault) await spendFault(ctx, fault, payment.id);
  emitPaymentTransition(ctx, payment, { from: null, trigger: "create", actor: input.actor });
  if (method.approved_here) return requestApproval(ctx, order, payment, input.actor);
  const { payment: claimed } = await transitionPayment(ctx, payment, {
    trigger: "submit",
    actor: input.actor,
    set: { reconcileAt: nextReconcileAt(now, 0) },
  });
  return claimed;
}

/** The merchant's own account where the provider works with one. */
async function chooseAccount(
  ctx: CheckoutTransaction,
  order: OrderRow,
  provider: string,
): Promise<string | null> {
  if (ctx.providers.get(provider).accounts === "none") return null;
  const account = await findOpenAccount(ctx.tx, order, provider);
  if (!account) throw invalidFields([fieldError(["method"], "payment_method_unavailable")]);
  return account.id;
}

/** The page offers only what can be used, but what it offered may have changed since. */
async function chooseMethod(ctx: CheckoutTransaction, order: OrderRow, method: string) {
  const merchant = await readMerchant(ctx.tx, order);
  assertSelling(merchant);
  const [session] = await ctx.tx
    .select({ allowed: checkoutSessions.paymentMethods })
    .from(checkoutSessions)
    .where(eq(checkoutSessions.id, order.sessionId));
  const { offered } = offerPaymentMethods(ctx, merchant, {
    country: order.country,
    currency: order.currency,
    amountMinor: order.amountTotal,
    confirmation: order.confirmation,
    livemode: order.livemode,
    allowed: must(session, "the order's session").allowed,
    phone: order.customer.phone,
  });
  const choice = offered.find((offer) => offer.method.id === method);
  if (!choice) throw invalidFields([fieldError(["method"], "payment_method_unavailable")]);
  return { ...choice, merchant };
}
