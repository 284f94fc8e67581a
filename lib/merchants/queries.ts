import { eq } from "drizzle-orm";
import type { Database, Transaction } from "@/db/client";
import { merchants } from "@/db/schema";
import { must } from "@/lib/core/invariant";
import { createMemory, type Memory } from "@/lib/core/memory";

export type MerchantRow = typeof merchants.$inferSelect;

/** So long a process may go on with what it has read of a merchant. A change counts within this time everywhere. */
const REMEMBERED_MS = 1_000;

let remembered: Memory<MerchantRow> | null = null;

/** Has this process remember merchants for a moment: each request reads its merchant several times. Off in tests. */
export function rememberMerchants(): void {
  remembered ??= createMemory(REMEMBERED_MS);
}

/** The merchant of that id, which a stranger may have written; null for none. */
export async function findMerchant(db: Database | Transaction, id: string): Promise<MerchantRow | null> {
  const known = remembered?.get(id);
  if (known) return known;
  const [merchant] = await db.select().from(merchants).where(eq(merchants.id, id));
  if (merchant) remembered?.set(id, merchant);
  return merchant ?? null;
}

/** The merchant that a row names; its absence is a bug, because rows refer to merchants by foreign key. */
export async function readMerchant(db: Database | Transaction, id: string): Promise<MerchantRow> {
  return must(await findMerchant(db, id), "the merchant");
}
