import { eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { confirmLinks, payments } from "@/db/schema";
import type { PaymentRow } from "@/lib/payments/queries";

/** A confirm link with the one payment that it is about. */
export type LinkedPayment = { link: typeof confirmLinks.$inferSelect; payment: PaymentRow };

export async function findConfirmLink(db: Database, id: string): Promise<LinkedPayment | null> {
  const [found] = await db
    .select({ link: confirmLinks, payment: payments })
    .from(confirmLinks)
    .innerJoin(payments, eq(payments.id, confirmLinks.paymentId))
    .where(eq(confirmLinks.id, id));
  return found ?? null;
}
