import { and, desc, eq, inArray } from "drizzle-orm";
import type { Database, Transaction } from "@/db/client";
import type { Scope } from "@/db/context";
import { payments } from "@/db/schema";
import { LIVE_PAYMENT_STATUSES } from "@/lib/contracts/statuses";

export type PaymentRow = typeof payments.$inferSelect;

type Reader = Database | Transaction;

export async function findPayment(db: Reader, id: string): Promise<PaymentRow | null> {
  const [payment] = await db.select().from(payments).where(eq(payments.id, id));
  return payment ?? null;
}

/** The merchant's own, in the key's mode; anybody else's is like none. */
export async function findScopedPayment(db: Reader, scope: Scope, id: string): Promise<PaymentRow | null> {
  const [payment] = await db
    .select()
    .from(payments)
    .where(
      and(
        eq(payments.id, id),
        eq(payments.merchantId, scope.merchantId),
        eq(payments.livemode, scope.livemode),
      ),
    );
  return payment ?? null;
}

/** Locks the row until the commit. The order's lock must be held already. */
export async function lockPayment(tx: Transaction, id: string): Promise<PaymentRow | null> {
  const [payment] = await tx.select().from(payments).where(eq(payments.id, id)).for("update");
  return payment ?? null;
}

/** The one payment of an order that could still take money, locked. The order's lock must be held already. */
export async function lockLivePayment(tx: Transaction, orderId: string): Promise<PaymentRow | null> {
  const [payment] = await tx
    .select()
    .from(payments)
    .where(and(eq(payments.orderId, orderId), inArray(payments.status, [...LIVE_PAYMENT_STATUSES])))
    .for("update");
  return payment ?? null;
}

/** The one payment of an order that took its money, locked. The order's lock must be held already. */
export async function lockSucceededPayment(tx: Transaction, orderId: string): Promise<PaymentRow | null> {
  const [payment] = await tx
    .select()
    .from(payments)
    .where(and(eq(payments.orderId, orderId), eq(payments.status, "succeeded")))
    .for("update");
  return payment ?? null;
}

/** Every attempt, newest first. */
export async function listOrderPayments(db: Reader, orderId: string): Promise<PaymentRow[]> {
  return db.select().from(payments).where(eq(payments.orderId, orderId)).orderBy(desc(payments.id));
}
