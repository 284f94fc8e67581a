import type { CustomerEmail } from "@/lib/contracts/messages";
import type { TransactionContext } from "@/lib/events/transact";
import { readMerchant } from "@/lib/merchants/queries";
import { queueMessage } from "@/lib/outbox/queue-message";
import type { OrderRow } from "./queries";

/**
 * Queues a letter to the order's customer, in the order's language and in the transaction of its cause. Nobody is written to
 * who left no address, nor by a merchant who writes such letters itself (`customer_emails` of its settings).
 */
export async function writeToCustomer(
  ctx: TransactionContext,
  order: OrderRow,
  kind: CustomerEmail,
  objectId: string,
): Promise<void> {
  const { email } = order.customer;
  if (email === null) return;
  const { customerEmails } = await readMerchant(ctx.tx, order);
  if (!customerEmails.includes(kind)) return;
  await queueMessage(ctx, {
    scope: order,
    channel: "email",
    kind,
    recipient: email,
    locale: order.locale,
    objectId,
  });
}
