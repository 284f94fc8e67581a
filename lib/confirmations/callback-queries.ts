import { eq } from "drizzle-orm";
import type { Database, Transaction } from "@/db/client";
import { confirmationCallbacks } from "@/db/schema";

export type CallbackRow = typeof confirmationCallbacks.$inferSelect;

export async function findCallback(
  db: Database | Transaction,
  paymentId: string,
): Promise<CallbackRow | null> {
  const [callback] = await db
    .select()
    .from(confirmationCallbacks)
    .where(eq(confirmationCallbacks.paymentId, paymentId));
  return callback ?? null;
}

/** Locks the row until the commit, after those of order and payment where they are needed too. */
export async function lockCallback(tx: Transaction, paymentId: string): Promise<CallbackRow | null> {
  const [callback] = await tx
    .select()
    .from(confirmationCallbacks)
    .where(eq(confirmationCallbacks.paymentId, paymentId))
    .for("update");
  return callback ?? null;
}

/** Writes what became of a callback. `ended` and `confirmed` are asked no more. */
export async function updateCallback(
  tx: Transaction,
  paymentId: string,
  set: Partial<CallbackRow>,
): Promise<void> {
  await tx
    .update(confirmationCallbacks)
    .set({ ...set, ...(set.status && set.status !== "pending" ? { dueAt: null } : {}) })
    .where(eq(confirmationCallbacks.paymentId, paymentId));
}
