import type { BankPayment } from "./bank-payment";
import type { BankStore } from "./bank-store";
import { nextDueAt } from "./settle-bank-payment";

/** Payments in the process's memory: for tests, and for a bank that may forget when it stops. */
export function createMemoryStore(): BankStore {
  const payments = new Map<string, BankPayment>();
  const idsByToken = new Map<string, string>();

  return {
    // A change runs from read to write without a pause, so no other one can come between: that is the lock.
    async update(id, change) {
      const { payment, result } = change(payments.get(id) ?? null);
      if (payment) payments.set(id, payment);
      if (payment?.page) idsByToken.set(payment.page.token, id);
      return result;
    },
    async findIdByPageToken(token) {
      return idsByToken.get(token) ?? null;
    },
    async findDueIds(now, limit) {
      return [...payments.values()]
        .map((payment) => ({ id: payment.id, dueAt: nextDueAt(payment) ?? "" }))
        .filter(({ dueAt }) => dueAt !== "" && dueAt <= now.toISOString())
        .sort((a, b) => a.dueAt.localeCompare(b.dueAt))
        .slice(0, limit)
        .map(({ id }) => id);
    },
    async findNextDueAt() {
      const [first] = [...payments.values()].flatMap((payment) => nextDueAt(payment) ?? []).sort();
      return first === undefined ? null : new Date(first);
    },
    async close() {},
  };
}
