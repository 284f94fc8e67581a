import type { LinkedPayment } from "@/lib/confirmations/link-queries";
import type { CheckoutContext } from "@/lib/context/checkout-context";
import type { ConfirmPageModel } from "@/lib/contracts/confirm-page-model";
import { DEFAULT_LOCALE } from "@/lib/contracts/locales";
import { MINUTE_MS } from "@/lib/core/clock";
import { must } from "@/lib/core/invariant";
import { linkSecret } from "@/lib/core/secrets/link-secret";
import { zoneOfCountry } from "@/lib/core/zone-of-country";
import { readMerchant } from "@/lib/merchants/queries";
import { findOrder, readWholeOrder } from "@/lib/orders/queries";
import { cardOf } from "@/lib/payments/card-of";
import { findPaymentMethod } from "@/lib/payments/methods/find-payment-method";
import { findSession } from "@/lib/sessions/queries";
import { pageFrame } from "./page-frame";

/** What the page of a confirm link shows: what there is to confirm, or what has become of it. */
export async function readConfirmPage(
  ctx: CheckoutContext,
  { link, payment }: LinkedPayment,
): Promise<ConfirmPageModel> {
  const order = must(await findOrder(ctx.db, payment.orderId), "the payment's order");
  const [session, merchant, whole] = await Promise.all([
    findSession(ctx.db, order.sessionId).then((row) => must(row, "the order's session")),
    readMerchant(ctx.db, payment),
    readWholeOrder(ctx.db, order),
  ]);
  const now = ctx.clock.now();
  const { confirmBy } = payment;
  return {
    ...pageFrame(session, merchant, DEFAULT_LOCALE),
    // It is the merchant's page, and never part of the shop.
    isEmbedded: false,
    embedOrigin: null,
    kind: "confirm",
    secret: linkSecret(ctx.keys.links, link.id),
    orderNumber: order.number,
    clientReferenceId: order.clientReferenceId,
    currency: payment.currency,
    amount: payment.amount,
    amountRefunded: payment.amountRefunded,
    lines: whole.items.map((item) => ({ ...item, bounds: null, isRemovable: false })),
    customer: order.customer,
    country: order.country,
    zone: zoneOfCountry(merchant.defaultCountry),
    card: cardOf(payment),
    methodName: must(findPaymentMethod(payment.method), "the payment's method").name,
    status: payment.status,
    reason: payment.reason,
    confirmBy: confirmBy?.toISOString() ?? null,
    confirmedAt: payment.confirmedAt?.toISOString() ?? null,
    finishedAt: payment.finishedAt?.toISOString() ?? null,
    minutesLeft:
      payment.status === "authorized" && confirmBy !== null && confirmBy > now
        ? Math.floor((confirmBy.getTime() - now.getTime()) / MINUTE_MS)
        : null,
  };
}
