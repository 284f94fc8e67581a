import { eq } from "drizzle-orm";
import type { Database, Transaction } from "@/db/client";
import { refunds } from "@/db/schema";

export type RefundRow = typeof refunds.$inferSelect;

export async function findRefund(db: Database | Transaction, id: string): Promise<RefundRow | null> {
  const [refund] = await db.select().from(refunds).where(eq(refunds.id, id));
  return refund ?? null;
}

/** The last lock of order, payment, refund. */
export async function lockRefund(tx: Transaction, id: string): Promise<RefundRow | null> {
  const [refund] = await tx.select().from(refunds).where(eq(refunds.id, id)).for("update");
  return refund ?? null;
}
