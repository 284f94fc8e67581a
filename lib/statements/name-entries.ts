import { createHash } from "node:crypto";
import type { StatementEntry } from "./read/statement-entry";

export type NamedEntry = { entry: StatementEntry; key: string };

/**
 * Gives each entry of a file the key by which it is known again in another: the bank's reference with day and amount, which
 * alone need not be unique; where there is none, all that is told of it. Entries of a file that are alike are counted, so
 * two equal transfers stay two.
 */
export function nameEntries(entries: readonly StatementEntry[]): NamedEntry[] {
  const counts = new Map<string, number>();
  return entries.map((entry) => {
    const words = JSON.stringify([entry.account, ...wordsOf(entry)]);
    const count = (counts.get(words) ?? 0) + 1;
    counts.set(words, count);
    return { entry, key: createHash("sha256").update(`${count} ${words}`).digest("hex") };
  });
}

function wordsOf(entry: StatementEntry): unknown[] {
  const { direction, amountMinor, currency, bookedOn, bankReference } = entry;
  const money = [direction, amountMinor, currency, bookedOn];
  if (bankReference !== null) return ["reference", bankReference, ...money];
  const { isReversal, valueOn, references, endToEndId, text, counterpartyName, counterpartyAccount } = entry;
  return [
    "all",
    ...money,
    isReversal,
    valueOn,
    references,
    endToEndId,
    text,
    counterpartyName,
    counterpartyAccount,
  ];
}
