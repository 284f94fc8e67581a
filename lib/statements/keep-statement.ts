import { and, eq } from "drizzle-orm";
import type { Scope } from "@/db/context";
import { bankStatements } from "@/db/schema";
import { newId } from "@/lib/core/ids";
import { must } from "@/lib/core/invariant";
import type { TransactionContext } from "@/lib/events/transact";
import type { StatementFormat } from "./read/statement-entry";

type StatementRow = typeof bankStatements.$inferSelect;

/** Writes a file down; one that was handed in before is found again, by the hash of its bytes. */
export async function keepStatement(
  ctx: TransactionContext,
  { merchantId, livemode }: Scope,
  { hash, format }: { hash: string; format: StatementFormat },
): Promise<StatementRow> {
  const row = {
    id: newId("bankStatement", ctx),
    merchantId,
    livemode,
    hash,
    format,
    createdAt: ctx.clock.now(),
  };
  const [kept] = await ctx.tx.insert(bankStatements).values(row).onConflictDoNothing().returning();
  if (kept) return kept;
  const [known] = await ctx.tx
    .select()
    .from(bankStatements)
    .where(
      and(
        eq(bankStatements.merchantId, merchantId),
        eq(bankStatements.livemode, livemode),
        eq(bankStatements.hash, hash),
      ),
    );
  return must(known, "the statement that was in the way");
}
