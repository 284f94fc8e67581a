import { eq, sql } from "drizzle-orm";
import { bankEntries } from "@/db/schema";
import type { UnmatchedReason } from "@/lib/contracts/bank-objects";
import { must } from "@/lib/core/invariant";
import { type Decision, decide } from "@/lib/core/machine";
import { emitNotice } from "@/lib/events/emit";
import type { TransactionContext } from "@/lib/events/transact";
import { presentEntry } from "./present-entry";
import type { BankEntryRow } from "./queries";
import { BANK_ENTRY_STATES } from "./states";

type Change = { trigger: "match"; payment: { id: string; orderId: string } } | { trigger: "ignore" };

/**
 * The only writer of an entry's status. The caller holds the entry's lock, or has just inserted it. A match is told to the
 * merchant with its commit; money that went out is not.
 */
export async function transitionEntry(
  ctx: TransactionContext,
  entry: BankEntryRow,
  change: Change,
): Promise<{ decision: Decision<BankEntryRow["status"]>; entry: BankEntryRow }> {
  const decision = decide(BANK_ENTRY_STATES, entry.status, change.trigger);
  if (decision.kind !== "moved") return { decision, entry };
  const matched =
    change.trigger === "match"
      ? { paymentId: change.payment.id, orderId: change.payment.orderId, matchedAt: ctx.clock.now() }
      : {};
  const moved = await write(
    ctx,
    entry,
    { ...matched, status: decision.to, reason: null },
    change.trigger === "match",
  );
  if (moved.status === "matched") tell(ctx, moved, "bank_entry.matched");
  return { decision, entry: moved };
}

/** Leaves an entry that was just inserted to a person, and tells the merchant why. */
export async function leaveUnmatched(
  ctx: TransactionContext,
  entry: BankEntryRow,
  reason: UnmatchedReason,
): Promise<BankEntryRow> {
  const left = await write(ctx, entry, { reason }, true);
  tell(ctx, left, "bank_entry.unmatched");
  return left;
}

async function write(
  ctx: TransactionContext,
  entry: BankEntryRow,
  set: Partial<BankEntryRow>,
  isTold: boolean,
): Promise<BankEntryRow> {
  const [written] = await ctx.tx
    .update(bankEntries)
    .set({ ...set, ...(isTold ? { eventSequence: sql`${bankEntries.eventSequence} + 1` } : {}) })
    .where(eq(bankEntries.id, entry.id))
    .returning();
  return must(written, "the entry that was locked");
}

function tell(
  ctx: TransactionContext,
  entry: BankEntryRow,
  type: "bank_entry.matched" | "bank_entry.unmatched",
): void {
  emitNotice(ctx, {
    scope: { merchantId: entry.merchantId, livemode: entry.livemode },
    type,
    objectId: entry.id,
    sequence: entry.eventSequence,
    data: presentEntry(entry),
  });
}
