import type { TransactionContext } from "@/lib/events/transact";
import type { OrderRow } from "@/lib/orders/queries";
import { queueMessage } from "@/lib/outbox/queue-message";
import type { PaymentRow } from "@/lib/payments/queries";
import { listSubscriptions, type PhoneRow } from "@/lib/phones/queries";

/**
 * Tells the phone that it is asked: every browser on it that wants to be notified, and by text message always, because a
 * notification may never be shown. A customer with an email address and no such browser gets an email too.
 */
export async function tellPhone(
  ctx: TransactionContext,
  order: OrderRow,
  payment: PaymentRow,
  phone: PhoneRow,
): Promise<void> {
  const message = {
    scope: payment,
    kind: "approval_requested",
    locale: order.locale,
    objectId: payment.id,
  } as const;
  const subscriptions = await listSubscriptions(ctx.tx, phone.id);
  for (const { id } of subscriptions) await queueMessage(ctx, { ...message, channel: "push", recipient: id });
  await queueMessage(ctx, { ...message, channel: "sms", recipient: phone.number });
  if (subscriptions.length === 0 && order.customer.email !== null) {
    await queueMessage(ctx, { ...message, channel: "email", recipient: order.customer.email });
  }
}
