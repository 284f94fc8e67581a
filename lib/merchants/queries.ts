import { eq } from "drizzle-orm";
import type { Database, Transaction } from "@/db/client";
import { merchants } from "@/db/schema";
import { must } from "@/lib/core/invariant";

export type MerchantRow = typeof merchants.$inferSelect;

/** The merchant that a row names; its absence is a bug, because rows refer to merchants by foreign key. */
export async function readMerchant(db: Database | Transaction, id: string): Promise<MerchantRow> {
  const [merchant] = await db.select().from(merchants).where(eq(merchants.id, id));
  return must(merchant, "the merchant");
}
