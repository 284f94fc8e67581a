import { confirmationCallbacks } from "@/db/schema";
import type { CheckoutTransaction } from "@/lib/context/checkout-context";
import { must } from "@/lib/core/invariant";
import { dutyIsDue } from "@/lib/events/duty-names";
import { emitNotice } from "@/lib/events/emit";
import type { OrderRow } from "@/lib/orders/queries";
import { countNotice } from "@/lib/payments/count-notice";
import type { PaymentRow } from "@/lib/payments/queries";
import { findSession } from "@/lib/sessions/queries";
import { readConfirmationData } from "./confirmation-data";

/**
 * Asks the merchant for its last word on a payment that has just been authorized: by an event and, in `callback` mode, by
 * a question to its `callback_url`, due at once. Order and payment are locked by the caller.
 */
export async function askMerchant(
  ctx: CheckoutTransaction,
  order: OrderRow,
  payment: PaymentRow,
): Promise<PaymentRow> {
  const counted = await countNotice(ctx, payment);
  emitNotice(ctx, {
    scope: counted,
    type: "payment.ready_to_confirm",
    objectId: counted.id,
    sequence: counted.eventSequence,
    data: await readConfirmationData(ctx, order, counted),
    orderId: counted.orderId,
  });
  if (payment.confirmation === "callback") await queueCallback(ctx, order, counted);
  return counted;
}

async function queueCallback(ctx: CheckoutTransaction, order: OrderRow, payment: PaymentRow): Promise<void> {
  const { callbackUrl } = must(await findSession(ctx.tx, order.sessionId), "the order's session");
  // A session without one is not created in this mode: then only the API is left to confirm.
  if (callbackUrl === null) return;
  const now = ctx.clock.now();
  await ctx.tx.insert(confirmationCallbacks).values({
    paymentId: payment.id,
    merchantId: payment.merchantId,
    livemode: payment.livemode,
    url: callbackUrl,
    status: "pending",
    dueAt: now,
    createdAt: now,
  });
  ctx.facts.wakes.add(dutyIsDue("confirmation callback"));
}
