import type { BankPayment } from "./bank-payment";

/** What a change to one payment leaves behind: the payment to keep (null: keep nothing) and an answer. */
export type Change<T> = { payment: BankPayment | null; result: T };

/** Where the bank keeps its payments. */
export type BankStore = {
  /** Runs the change alone on that payment: no other change of it begins before this one is kept. */
  update<T>(id: string, change: (payment: BankPayment | null) => Change<T>): Promise<T>;
  findIdByPageToken(token: string): Promise<string | null>;
  /** Payments that are due or will be, the first of them first. */
  listByDueAt(limit: number): Promise<{ id: string; dueAt: Date }[]>;
  close(): Promise<void>;
};
