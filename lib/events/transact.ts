import type { Transaction } from "@/db/client";
import type { Context, Doors } from "@/db/context";
import { inTransaction } from "@/db/transaction";
import { noFacts, type PendingFacts, writeFacts } from "./write-facts";

/**
 * A context with a transaction open: statements go to `tx`, facts are gathered and written with the commit. The pool is
 * not in it, so that nothing reads beside the transaction by mistake: it would not see what was written, and would wait for
 * a second connection while it holds one.
 */
export type TransactionContext = Doors & { tx: Transaction; facts: PendingFacts };

/**
 * Runs a verb's decision in one transaction. What it changed, the events that tell of it and the deliveries that follow
 * are committed together, or not at all. Events are written last, because their positions lock the merchant's log until
 * the commit.
 */
export function transact<T, C extends Context>(
  ctx: C,
  work: (ctx: Omit<C, "db"> & TransactionContext) => Promise<T>,
): Promise<T> {
  const { db, ...rest } = ctx;
  return inTransaction(db, async (tx) => {
    const inside = { ...rest, tx, facts: noFacts() };
    const result = await work(inside);
    await writeFacts(inside);
    return result;
  });
}
