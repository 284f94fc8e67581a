import { AsyncLocalStorage } from "node:async_hooks";
import { invariant } from "@/lib/core/invariant";
import type { Database, Transaction } from "./client";

const open = new AsyncLocalStorage<true>();

const MAX_ATTEMPTS = 4;
/** Deadlock and serialization failure: the server undid everything, so the work may be done again. */
const RETRYABLE_CODES = new Set(["40P01", "40001"]);

/**
 * Runs the work in one transaction and commits it. Retried as a whole after a deadlock, so the work must keep nothing
 * from a failed attempt. Transactions do not nest.
 */
export async function inTransaction<T>(db: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
  assertNoTransaction("a transaction");
  return againAfterDeadlock(() => open.run(true, () => db.transaction(work)));
}

/** Does a transaction, or a statement that is one by itself, again if the server undid it in favour of another. */
export async function againAfterDeadlock<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= MAX_ATTEMPTS || !RETRYABLE_CODES.has(sqlState(error) ?? "")) throw error;
    }
  }
}

/** Guards every call that leaves the process: with a transaction open it would hold locks for as long as it takes. */
export function assertNoTransaction(what: string): void {
  invariant(!open.getStore(), `${what} was begun inside an open transaction`);
}

/** PostgreSQL's code for the error, also where the query builder wrapped it. */
export function sqlState(error: unknown): string | null {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ("code" in cause && typeof cause.code === "string" && cause.code.length === 5) return cause.code;
  }
  return null;
}
