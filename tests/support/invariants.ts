import type { Database, Transaction } from "@/db/client";
import type { Books } from "@/sandbox/in-process";
import { bankEntryRules } from "./invariants/bank-entry-rules";
import { bankRules } from "./invariants/bank-rules";
import { confirmationRules } from "./invariants/confirmation-rules";
import { historyRules } from "./invariants/history-rules";
import { letterRules } from "./invariants/letter-rules";
import { orderRules } from "./invariants/order-rules";
import { paymentRules } from "./invariants/payment-rules";
import { readLedger } from "./invariants/read-ledger";
import { refundRules } from "./invariants/refund-rules";
import { restRules } from "./invariants/rest-rules";

/** The bank's own word on where the money is. */
export type BankBooks = { books(paymentId: string): Promise<Books> };

type Reader = { db: Database | Transaction };

type Options = {
  /** Looks at one merchant's rows alone, where many histories share a database. */
  merchantId?: string;
};

/**
 * What must be true between any two steps of any history, whatever has died or been lost so far: one human sentence for
 * each thing that is not. Reads committed rows, so nothing may be running meanwhile.
 */
export async function findBrokenInvariants(
  ctx: Reader,
  bank: BankBooks,
  options: Options = {},
): Promise<string[]> {
  const ledger = await readLedger(ctx, bank, options.merchantId ?? null);
  return [
    ...orderRules(ledger),
    ...paymentRules(ledger),
    ...confirmationRules(ledger),
    ...refundRules(ledger),
    ...bankRules(ledger),
    ...bankEntryRules(ledger),
    ...historyRules(ledger),
    ...letterRules(ledger),
  ];
}

/**
 * What must also be true once everybody has had time: every call and event has arrived, the reconciler has asked. Nothing
 * is in flight, and the bank's books and ours say the same.
 */
export async function findUnfinished(ctx: Reader, bank: BankBooks, options: Options = {}): Promise<string[]> {
  return restRules(await readLedger(ctx, bank, options.merchantId ?? null));
}

/** Throws with every broken sentence, those of rest included. */
export async function checkInvariants(world: { ctx: Reader; bank: BankBooks }): Promise<void> {
  const broken = [
    ...(await findBrokenInvariants(world.ctx, world.bank)),
    ...(await findUnfinished(world.ctx, world.bank)),
  ];
  if (broken.length > 0) throw new Error(`Broken invariants:\n  ${broken.join("\n  ")}`);
}
