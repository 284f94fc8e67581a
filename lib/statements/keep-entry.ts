import type { Scope } from "@/db/context";
import type { CheckoutTransaction } from "@/lib/context/checkout-context";
import type { UnmatchedReason } from "@/lib/contracts/bank-objects";
import type { PaymentRow } from "@/lib/payments/queries";
import { takeFunds } from "@/lib/payments/take-funds";
import { findOrderNumbers } from "./find-order-numbers";
import { insertEntry } from "./insert-entry";
import type { NamedEntry } from "./name-entries";
import { type BankEntryRow, lockOrderByNumber } from "./queries";
import type { StatementEntry } from "./read/statement-entry";
import { leaveUnmatched, transitionEntry } from "./transition-entry";

/**
 * Writes an entry down and lets it pay the order that it names, in the caller's transaction. Null where it is known already,
 * which changes nothing. Money that came is never dropped: it has paid an order, or stays for a person with a reason.
 */
export async function keepEntry(
  ctx: CheckoutTransaction,
  scope: Scope,
  statementId: string,
  named: NamedEntry,
): Promise<BankEntryRow | null> {
  const row = await insertEntry(ctx, scope, statementId, named);
  if (!row) return null;
  const { entry } = named;
  if (entry.direction === "debit" && !entry.isReversal) {
    return (await transitionEntry(ctx, row, { trigger: "ignore" })).entry;
  }
  const { payment, reason } = await payNamedOrder(ctx, scope, entry);
  return payment
    ? (await transitionEntry(ctx, row, { trigger: "match", payment })).entry
    : leaveUnmatched(ctx, row, reason);
}

type Outcome = { payment: PaymentRow; reason?: never } | { payment?: never; reason: UnmatchedReason };

async function payNamedOrder(
  ctx: CheckoutTransaction,
  scope: Scope,
  entry: StatementEntry,
): Promise<Outcome> {
  if (entry.isReversal) return { reason: entry.direction === "credit" ? "returned" : "taken_back" };
  const [number, another] = findOrderNumbers(entry);
  if (number === undefined) return { reason: "no_reference" };
  if (another !== undefined) return { reason: "several_orders" };
  const order = await lockOrderByNumber(ctx.tx, scope, number);
  if (!order) return { reason: "order_unknown" };
  const taken = await takeFunds(ctx, order, entry, "system");
  return taken.kind === "paid" ? { payment: taken.payment } : { reason: taken.reason };
}
