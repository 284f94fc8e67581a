import { eq } from "drizzle-orm";
import { orders } from "@/db/schema";
import type { CheckoutContext } from "@/lib/context/checkout-context";
import type { PaymentStatus } from "@/lib/contracts/statuses";
import { addMs, DAY_MS, MINUTE_MS } from "@/lib/core/clock";
import { emitNotice } from "@/lib/events/emit";
import { type TransactionContext, transact } from "@/lib/events/transact";
import { type MerchantRow, readMerchant } from "@/lib/merchants/queries";
import { queueMessage } from "@/lib/outbox/queue-message";
import { lockLivePayment } from "@/lib/payments/queries";
import { countNotice } from "./count-notice";
import { presentOrder } from "./present-order";
import { lockOrder, type OrderRow, readWholeOrder } from "./queries";

/** How much later to look again at an order that is being paid just now. */
const PUT_OFF_MS = 15 * MINUTE_MS;

/** A customer with one of these has something left to do. In any other status they have done it, and wait for us. */
const UNPAID_AND_QUIET: readonly PaymentStatus[] = ["created", "awaiting_funds"];

/**
 * Reminds the customer of an unpaid order by email, in its language, and writes `order.reminder_sent` down in the same
 * transaction. An order that is being paid is looked at again later; one whose customer left no address is not reminded
 * of at all, and none while the merchant is suspended. Days that went by while no worker ran are left out: nobody gets two letters at once.
 */
export async function remindOrder(ctx: CheckoutContext, orderId: string): Promise<void> {
  await transact(ctx, async (inside) => {
    const order = await lockOrder(inside.tx, orderId);
    const now = inside.clock.now();
    if (order?.status !== "unpaid" || order.remindAt === null || order.remindAt > now) return;
    const { email } = order.customer;
    if (email === null) return setReminder(inside, order, { remindAt: null });
    const live = await lockLivePayment(inside.tx, order.id);
    if (live && !UNPAID_AND_QUIET.includes(live.status)) {
      return setReminder(inside, order, { remindAt: addMs(now, PUT_OFF_MS) });
    }
    const merchant = await readMerchant(inside.tx, order);
    const remindAt = nextReminderAt(merchant, order, now);
    // Nobody is asked for money that the order's page would not take.
    if (merchant.suspendedAt !== null) return setReminder(inside, order, { remindAt });
    await setReminder(inside, order, { remindAt, remindersSent: order.remindersSent + 1 });
    await queueMessage(inside, {
      scope: order,
      channel: "email",
      kind: "order_reminder",
      recipient: email,
      locale: order.locale,
      objectId: order.id,
    });
    await tellOfReminder(inside, order);
  });
}

async function setReminder(
  { tx }: TransactionContext,
  order: OrderRow,
  set: Partial<Pick<OrderRow, "remindAt" | "remindersSent">>,
): Promise<void> {
  await tx.update(orders).set(set).where(eq(orders.id, order.id));
}

/** The first of the merchant's days that is still to come while the order stands. */
function nextReminderAt({ reminderDays }: MerchantRow, order: OrderRow, now: Date): Date | null {
  const times = reminderDays.map((days) => addMs(order.createdAt, days * DAY_MS));
  return times.find((at) => at > now && at < order.deleteAt) ?? null;
}

async function tellOfReminder(ctx: TransactionContext, order: OrderRow): Promise<void> {
  const counted = await countNotice(ctx, order);
  emitNotice(ctx, {
    scope: order,
    type: "order.reminder_sent",
    objectId: order.id,
    sequence: counted.eventSequence,
    data: presentOrder(await readWholeOrder(ctx.tx, counted)),
  });
}
