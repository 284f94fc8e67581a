import type { Scope } from "@/db/context";
import type { CheckoutTransaction } from "@/lib/context/checkout-context";
import type { BankEntryObject } from "@/lib/contracts/bank-objects";
import { fieldError } from "@/lib/contracts/parse";
import { conflict, invalidFields } from "@/lib/core/errors";
import { must } from "@/lib/core/invariant";
import { findScopedOrder, lockOrder } from "@/lib/orders/queries";
import { type FundsRefusal, takeFunds } from "@/lib/payments/take-funds";
import { presentEntry } from "./present-entry";
import { lockScopedEntry } from "./queries";
import { transitionEntry } from "./transition-entry";

/**
 * The merchant says which order an unmatched transfer is for; exactly what the order awaits pays it. Twice is harmless.
 * Refused: 404 for anybody else's entry, 422 for an order that is not there, and 409 `bank_entry_not_matchable` for
 * an entry that is no new money or has paid another order, and for an order that awaits other money or none.
 */
export async function matchEntry(
  ctx: CheckoutTransaction,
  scope: Scope,
  id: string,
  orderId: string,
): Promise<BankEntryObject> {
  const entry = await lockScopedEntry(ctx.tx, scope, id);
  if (!(await findScopedOrder(ctx.tx, scope, orderId))) {
    throw invalidFields([fieldError(["order"], "order_unknown")]);
  }
  if (entry.status === "matched" && entry.orderId === orderId) return presentEntry(entry);
  if (entry.status === "matched") throw notMatchable("The entry has paid another order.");
  if (entry.direction === "debit") throw notMatchable("The entry is money that went out.");
  if (entry.isReversal) throw notMatchable("The entry is money of yours that has come back.");
  const order = must(await lockOrder(ctx.tx, orderId), "the order");
  const funds = { amountMinor: entry.amount, currency: entry.currency };
  const taken = await takeFunds(ctx, order, funds, "merchant");
  if (taken.kind === "refused") throw notMatchable(WORDS[taken.reason]);
  const { entry: matched } = await transitionEntry(ctx, entry, { trigger: "match", payment: taken.payment });
  return presentEntry(matched);
}

function notMatchable(detail: string) {
  return conflict("bank_entry_not_matchable", detail);
}

const WORDS: Record<FundsRefusal, string> = {
  order_paid: "The order is paid already.",
  order_canceled: "The order was canceled.",
  order_deleted: "The order was deleted.",
  not_awaiting_funds: "The order has no payment that awaits funds.",
  currency_differs: "The order is owed in another currency.",
  too_little: "The entry is less than the order awaits.",
  too_much: "The entry is more than the order awaits.",
};
