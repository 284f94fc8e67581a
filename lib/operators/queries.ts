import { and, desc, eq, isNotNull, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import type { Database, Transaction } from "@/db/client";
import { merchants } from "@/db/schema";
import { notFound } from "@/lib/core/errors";
import type { MerchantAccountRow } from "./present-merchant-account";

export type MerchantAccountFilter = {
  /** An id, or a part of a name in capitals or not. */
  search?: string | undefined;
  status?: "active" | "suspended" | undefined;
};

/**
 * Merchants, newest first, behind the one with the id `before`. A search walks back over the merchants until the page is
 * full: there are few of them beside what they own.
 */
export function listMerchantAccounts(
  db: Database | Transaction,
  { search, status }: MerchantAccountFilter,
  page: { before: string | null; limit: number },
) {
  return db
    .select()
    .from(merchants)
    .where(
      and(
        page.before === null ? undefined : lt(merchants.id, page.before),
        status && (status === "suspended" ? isNotNull(merchants.suspendedAt) : isNull(merchants.suspendedAt)),
        search === undefined ? undefined : fits(search),
      ),
    )
    .orderBy(desc(merchants.id))
    .limit(page.limit);
}

function fits(search: string): SQL | undefined {
  return or(eq(merchants.id, search), sql`strpos(lower(${merchants.name}), lower(${search})) > 0`);
}

export async function readMerchantAccount(
  db: Database | Transaction,
  id: string,
): Promise<MerchantAccountRow> {
  const [row] = await db.select().from(merchants).where(eq(merchants.id, id));
  if (!row) throw notFound("merchant");
  return row;
}

/** Held against other changes of the account; rows that refer to the merchant need not wait. */
export async function lockMerchantAccount(tx: Transaction, id: string): Promise<MerchantAccountRow> {
  const [row] = await tx.select().from(merchants).where(eq(merchants.id, id)).for("no key update");
  if (!row) throw notFound("merchant");
  return row;
}
