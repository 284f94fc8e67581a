import { and, desc, eq, isNull } from "drizzle-orm";
import type { Database, Transaction } from "@/db/client";
import type { Scope } from "@/db/context";
import { providerAccounts } from "@/db/schema";
import type { ProviderId } from "@/lib/providers/provider";

export type ProviderAccountRow = typeof providerAccounts.$inferSelect;

/** The account that new payments of the merchant's mode go through; the newest of several. */
export async function findOpenAccount(
  db: Database | Transaction,
  { merchantId, livemode }: Scope,
  provider: ProviderId,
): Promise<ProviderAccountRow | null> {
  const [account] = await db
    .select()
    .from(providerAccounts)
    .where(
      and(
        eq(providerAccounts.merchantId, merchantId),
        eq(providerAccounts.livemode, livemode),
        eq(providerAccounts.provider, provider),
        isNull(providerAccounts.closedAt),
      ),
    )
    .orderBy(desc(providerAccounts.id))
    .limit(1);
  return account ?? null;
}

/** By its id, closed or open: payments end with the account that they were begun with. */
export async function findAccount(
  db: Database | Transaction,
  id: string,
): Promise<ProviderAccountRow | null> {
  const [account] = await db.select().from(providerAccounts).where(eq(providerAccounts.id, id));
  return account ?? null;
}
