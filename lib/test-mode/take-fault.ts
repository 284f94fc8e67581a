import { and, asc, eq, isNull } from "drizzle-orm";
import type { Scope } from "@/db/context";
import { testFaults } from "@/db/schema";
import type { TestFault } from "@/lib/contracts/statuses";
import type { TransactionContext } from "@/lib/events/transact";

/** A fault that was taken for a payment, and the row that remembers it. */
export type TakenFault = { id: string; fault: TestFault };

/** The oldest fault that waits for a payment of the merchant's test mode, locked; null for none, and in live mode. */
export async function lockNextFault(ctx: TransactionContext, scope: Scope): Promise<TakenFault | null> {
  if (scope.livemode) return null;
  const [waiting] = await ctx.tx
    .select({ id: testFaults.id, fault: testFaults.fault })
    .from(testFaults)
    .where(and(eq(testFaults.merchantId, scope.merchantId), isNull(testFaults.paymentId)))
    .orderBy(asc(testFaults.id))
    .limit(1)
    .for("update", { skipLocked: true });
  return waiting ?? null;
}

/** Remembers which payment the fault befell, in the transaction that creates it. */
export async function spendFault(
  ctx: TransactionContext,
  taken: TakenFault,
  paymentId: string,
): Promise<void> {
  await ctx.tx.update(testFaults).set({ paymentId }).where(eq(testFaults.id, taken.id));
}
