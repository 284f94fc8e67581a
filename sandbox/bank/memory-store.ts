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
    async listByDueAt(limit) {
      return [...payments.values()]
        .flatMap((payment) => {
          const dueAt = nextDueAt(payment);
          return dueAt === null ? [] : [{ id: payment.id, dueAt: new Date(dueAt) }];
        })
        .sort((left, right) => +left.dueAt - +right.dueAt)
        .slice(0, limit);
    },
    async close() {},
  };
}
