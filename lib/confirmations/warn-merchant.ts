import { eq } from "drizzle-orm";
import { confirmLinks, payments } from "@/db/schema";
import type { CheckoutContext, CheckoutTransaction } from "@/lib/context/checkout-context";
import type { ConfirmationExpiringObject } from "@/lib/contracts/confirmation-objects";
import { DEFAULT_LOCALE } from "@/lib/contracts/locales";
import { newId } from "@/lib/core/ids";
import { must } from "@/lib/core/invariant";
import { emitNotice } from "@/lib/events/emit";
import { transact } from "@/lib/events/transact";
import { readMerchant } from "@/lib/merchants/queries";
import { lockOrder, type OrderRow } from "@/lib/orders/queries";
import { queueMessage } from "@/lib/outbox/queue-message";
import { countNotice } from "@/lib/payments/count-notice";
import { findPayment, lockPayment, type PaymentRow } from "@/lib/payments/queries";
import { readConfirmationData } from "./confirmation-data";
import { type PlannedWarning, planWarning } from "./plan-warnings";

/**
 * Half, four fifths or nineteen twentieths of the time to confirm are over: the merchant is told by an event and by an
 * email with a link that confirms. Nothing is told once the payment is decided, or from `confirm_by` on.
 */
export async function warnMerchant(ctx: CheckoutContext, paymentId: string): Promise<void> {
  const { orderId } = must(await findPayment(ctx.db, paymentId), "the payment to warn of");
  await transact(ctx, async (inside) => {
    const order = must(await lockOrder(inside.tx, orderId), "the payment's order");
    const payment = must(await lockPayment(inside.tx, paymentId), "the payment");
    const now = inside.clock.now();
    const { status, confirmBy, warnAt, warningsSent } = payment;
    if (status !== "authorized" || confirmBy === null || warnAt === null || warnAt > now) return;
    const warning = planWarning({ confirmBy, warnAt, warningsSent }, now);
    await inside.tx
      .update(payments)
      .set(warning ? { warnAt: warning.warnAt, warningsSent: warning.warningsSent } : { warnAt: null })
      .where(eq(payments.id, payment.id));
    // Decided and told at one moment, which is before the deadline.
    if (warning) await tell({ ...inside, clock: { now: () => now } }, order, payment, warning);
  });
}

async function tell(
  ctx: CheckoutTransaction,
  order: OrderRow,
  payment: PaymentRow,
  { percent }: PlannedWarning,
): Promise<void> {
  const counted = await countNotice(ctx, payment);
  const data: ConfirmationExpiringObject = {
    ...(await readConfirmationData(ctx, order, counted)),
    percent_elapsed: percent,
  };
  emitNotice(ctx, {
    scope: counted,
    type: "payment.confirmation_expiring",
    objectId: counted.id,
    sequence: counted.eventSequence,
    data,
  });
  const { supportEmail } = await readMerchant(ctx.tx, payment);
  await ctx.tx
    .insert(confirmLinks)
    .values({ id: newId("confirmLink", ctx), paymentId: payment.id, createdAt: ctx.clock.now() })
    .onConflictDoNothing();
  await queueMessage(ctx, {
    scope: payment,
    channel: "email",
    kind: "confirmation_expiring",
    recipient: supportEmail,
    locale: DEFAULT_LOCALE,
    objectId: payment.id,
    params: { percent: String(percent) },
  });
}
