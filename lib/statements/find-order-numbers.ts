import { orderNumberOf } from "@/lib/providers/offline/creditor-reference";
import type { StatementEntry } from "./read/statement-entry";

/**
 * The numbers of the orders that an entry names, from the surest place that names any: a structured reference, then the free
 * text, then the end-to-end id. In text a reference is found through spaces, line breaks and signs between; its check digits
 * prove it. More than one number is no match: which order was meant is for a person.
 */
export function findOrderNumbers(
  entry: Pick<StatementEntry, "references" | "text" | "endToEndId">,
): readonly string[] {
  const structured = entry.references.flatMap((reference) => orderNumberOf(reference) ?? []);
  for (const numbers of [structured, numbersIn(entry.text), numbersIn(entry.endToEndId)]) {
    if (numbers.length > 0) return [...new Set(numbers)];
  }
  return [];
}

function numbersIn(text: string | null): string[] {
  const squeezed = (text ?? "").toUpperCase().replace(/[^A-Z0-9]/g, "");
  const found: string[] = [];
  for (let from = squeezed.indexOf("RF"); from >= 0; from = squeezed.indexOf("RF", from + 1)) {
    const number = orderNumberOf(withDigits(squeezed.slice(from, from + LENGTH)));
    if (number !== null) found.push(number);
  }
  return found;
}

/** `RF`, two check digits, eight symbols of an order number. */
const LENGTH = 12;

/** An order number has no I, L or O: where one is read, a digit was meant. */
function withDigits(reference: string): string {
  return reference.slice(0, 2) + reference.slice(2).replaceAll("O", "0").replace(/[IL]/g, "1");
}
