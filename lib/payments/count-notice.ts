import { eq, sql } from "drizzle-orm";
import { payments } from "@/db/schema";
import { must } from "@/lib/core/invariant";
import type { TransactionContext } from "@/lib/events/transact";
import type { PaymentRow } from "./queries";

/** Takes the next number in the payment's events for one that changes no status. The payment is locked by the caller. */
export async function countNotice(ctx: TransactionContext, payment: PaymentRow): Promise<PaymentRow> {
  const [counted] = await ctx.tx
    .update(payments)
    .set({ eventSequence: sql`${payments.eventSequence} + 1` })
    .where(eq(payments.id, payment.id))
    .returning();
  return must(counted, "the payment that was locked");
}
