import type { Scope } from "@/db/context";
import { bankEntries } from "@/db/schema";
import { newId } from "@/lib/core/ids";
import type { TransactionContext } from "@/lib/events/transact";
import type { NamedEntry } from "./name-entries";
import type { BankEntryRow } from "./queries";

/** Writes an entry down, unmatched. Null where it is known already; whoever writes the same at this moment is waited for. */
export async function insertEntry(
  ctx: TransactionContext,
  scope: Scope,
  statementId: string,
  { entry, key }: NamedEntry,
): Promise<BankEntryRow | null> {
  const { isBooked: _, amountMinor, references, ...told } = entry;
  const [row] = await ctx.tx
    .insert(bankEntries)
    .values({
      ...told,
      id: newId("bankEntry", ctx),
      merchantId: scope.merchantId,
      livemode: scope.livemode,
      statementId,
      key,
      amount: amountMinor,
      reference: references.length === 0 ? null : references.join("\n"),
      createdAt: ctx.clock.now(),
    })
    .onConflictDoNothing()
    .returning();
  return row ?? null;
}
