import { createHash } from "node:crypto";
import type { Scope } from "@/db/context";
import { isDatabaseUnavailable } from "@/db/is-database-unavailable";
import type { CheckoutContext } from "@/lib/context/checkout-context";
import type { BankStatementObject } from "@/lib/contracts/bank-objects";
import { MAX_STATEMENT_ENTRIES } from "@/lib/contracts/limits";
import { transact } from "@/lib/events/transact";
import { findKnownKeys } from "./find-known-keys";
import { insertEntry } from "./insert-entry";
import { keepEntry } from "./keep-entry";
import { keepStatement } from "./keep-statement";
import { type NamedEntry, nameEntries } from "./name-entries";
import type { BankEntryRow } from "./queries";
import { readStatement } from "./read/read-statement";
import { leaveUnmatched } from "./transition-entry";

/**
 * Reads a bank's file and lets its transfers pay their orders. Refuses (400 `statement_unreadable`) a file that cannot be
 * read whole, and has then kept nothing. Each entry has a transaction of its own, so that none holds up the others; where
 * the process dies, the same file handed in again does the rest. What is not booked yet is counted and not kept.
 */
export async function importStatement(
  ctx: CheckoutContext,
  scope: Scope,
  bytes: Uint8Array,
): Promise<BankStatementObject> {
  const { format, entries } = readStatement(bytes, MAX_STATEMENT_ENTRIES);
  const hash = createHash("sha256").update(bytes).digest("hex");
  const statement = await transact(ctx, (inside) => keepStatement(inside, scope, { hash, format }));
  const booked = nameEntries(entries.filter(({ isBooked }) => isBooked));
  const tally = { known: 0, matched: 0, unmatched: 0, ignored: 0, too_little: 0, too_much: 0 };
  const known = await findKnownKeys(ctx.db, scope, booked);
  for (const named of booked) {
    const row = known.has(named.key) ? null : await keepApart(ctx, scope, statement.id, named);
    tally[row?.status ?? "known"] += 1;
    if (row?.reason === "too_little" || row?.reason === "too_much") tally[row.reason] += 1;
  }
  return {
    id: statement.id,
    object: "bank_statement",
    livemode: statement.livemode,
    format: statement.format,
    entries: entries.length,
    pending: entries.length - booked.length,
    ...tally,
    created_at: statement.createdAt.toISOString(),
  };
}

/** An entry that something of ours fails over is money all the same: it is written down for a person. */
async function keepApart(
  ctx: CheckoutContext,
  scope: Scope,
  statementId: string,
  named: NamedEntry,
): Promise<BankEntryRow | null> {
  try {
    return await transact(ctx, (inside) => keepEntry(inside, scope, statementId, named));
  } catch (error) {
    if (isDatabaseUnavailable(error)) throw error;
    ctx.log.error({ error, statement: statementId }, "an entry of a statement could not be matched");
    return transact(ctx, async (inside) => {
      const row = await insertEntry(inside, scope, statementId, named);
      return row && leaveUnmatched(inside, row, "failed");
    });
  }
}
