import { and, asc, eq, isNotNull } from "drizzle-orm";
import { checkoutSessions, orders, payments } from "@/db/schema";
import type { OrderRow } from "@/lib/orders/queries";
import type { PaymentRow } from "@/lib/payments/queries";
import type { History } from "./history";

export async function anySession({ db, scope, choice }: History): Promise<string | null> {
  const rows = await db
    .select({ id: checkoutSessions.id })
    .from(checkoutSessions)
    .where(eq(checkoutSessions.merchantId, scope.merchantId))
    .orderBy(asc(checkoutSessions.id));
  return choice.pickAny(rows)?.id ?? null;
}

/** One of the history's orders, or null before there is one. */
export async function anyOrder({ db, scope, choice }: History): Promise<OrderRow | null> {
  const rows = await db
    .select()
    .from(orders)
    .where(eq(orders.merchantId, scope.merchantId))
    .orderBy(asc(orders.id));
  return choice.pickAny(rows);
}

/** One of the orders that have been paid, or null while none is. */
export async function anyPaidOrder({ db, scope, choice }: History): Promise<OrderRow | null> {
  const rows = await db
    .select()
    .from(orders)
    .where(and(eq(orders.merchantId, scope.merchantId), isNotNull(orders.paidAt)))
    .orderBy(asc(orders.id));
  return choice.pickAny(rows);
}

/** One of the history's payments, oftener the newest: it is the one that people are busy with. */
export async function anyPayment({ db, scope, choice }: History): Promise<PaymentRow | null> {
  const rows = await db
    .select()
    .from(payments)
    .where(eq(payments.merchantId, scope.merchantId))
    .orderBy(asc(payments.id));
  return choice.chance(0.7) ? (rows.at(-1) ?? null) : choice.pickAny(rows);
}
