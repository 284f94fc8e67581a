import { and, eq, getTableColumns } from "drizzle-orm";
import type { Database, Transaction } from "@/db/client";
import type { Scope } from "@/db/context";
import { merchantSettings, merchants } from "@/db/schema";
import { must } from "@/lib/core/invariant";
import { createMemory, type Memory } from "@/lib/core/memory";

/** A merchant with its settings of one mode. */
export type MerchantRow = Omit<typeof merchantSettings.$inferSelect, "merchantId"> &
  Omit<typeof merchants.$inferSelect, "name">;

/** So long a process may go on with what it has read of a merchant. A change counts within this time everywhere. */
const REMEMBERED_MS = 1_000;

let remembered: Memory<MerchantRow> | null = null;

/** Has this process remember merchants for a moment: each request reads its merchant several times. Off in tests. */
export function rememberMerchants(): void {
  remembered ??= createMemory(REMEMBERED_MS);
}

/** The merchant in that mode. Null for an id that a stranger has written, and for live mode before it is live. */
export async function findMerchant(db: Database | Transaction, scope: Scope): Promise<MerchantRow | null> {
  const name = `${scope.merchantId} ${scope.livemode}`;
  const known = remembered?.get(name);
  if (known) return known;
  const merchant = await readSettings(db, scope);
  if (merchant) remembered?.set(name, merchant);
  return merchant;
}

/** The merchant that a row of a mode names; its absence is a bug: only who is live has rows of live mode. */
export async function readMerchant(db: Database | Transaction, scope: Scope): Promise<MerchantRow> {
  return must(await findMerchant(db, scope), "the merchant in that mode");
}

/** As it is now, whatever this process remembers. */
export async function readSettings(db: Database | Transaction, scope: Scope): Promise<MerchantRow | null> {
  const [merchant] = await selectSettings(db, scope);
  return merchant ?? null;
}

/** The same, held against other changes until the end of the transaction. */
export async function lockSettings(tx: Transaction, scope: Scope): Promise<MerchantRow> {
  const [merchant] = await selectSettings(tx, scope).for("no key update", { of: merchantSettings });
  return must(merchant, "the merchant in that mode");
}

function selectSettings(db: Database | Transaction, scope: Scope) {
  const { merchantId: _, ...settings } = getTableColumns(merchantSettings);
  const { name: __, ...account } = getTableColumns(merchants);
  return db
    .select({ ...settings, ...account })
    .from(merchantSettings)
    .innerJoin(merchants, eq(merchants.id, merchantSettings.merchantId))
    .where(
      and(eq(merchantSettings.merchantId, scope.merchantId), eq(merchantSettings.livemode, scope.livemode)),
    );
}
