import { cleanReference } from "../clean-text";
import { parseAmount } from "../parse-amount";
import type { StatementEntry } from "../statement-entry";
import { unreadable } from "../unreadable";
import type { Field } from "./split-fields";

export type Line = Pick<
  StatementEntry,
  "direction" | "isReversal" | "amountMinor" | "currency" | "bookedOn" | "valueOn" | "bankReference"
> & {
  /** Foreseen and not booked: EC and ED. */
  isExpected: boolean;
  customerReference: string | null;
  /** What stands on the lines below. */
  supplement: string;
};

/** Value date, entry date, mark, a letter of the currency, amount, type, reference of the customer and of the bank. */
const LINE =
  /^(\d{6})(\d{4})?\s?(RC|RD|EC|ED|C|D)([A-Z])?(\d{1,15}(?:,\d{0,9})?)[A-Z][A-Z0-9]{3}(.*?)(?:\/\/(.*))?$/;

/** Reads a :61:. A mark of reversal names what comes back: the reversal of a credit takes money away. */
export function readLine({ lines, line }: Field, currency: string): Line {
  const [, value, entry, mark, , amount, own, banks] = LINE.exec(lines[0]?.trim() ?? "") ?? [];
  if (value === undefined || mark === undefined || amount === undefined) {
    throw unreadable(":61: is no movement on an account.", line);
  }
  const amountMinor = parseAmount(amount, currency);
  if (amountMinor === null) throw unreadable(`:61: has no amount of ${currency}.`, line);
  const valueOn = readDay(value.slice(0, 2), value.slice(2));
  const bookedOn = entry === undefined || valueOn === null ? valueOn : nearestDay(entry, valueOn);
  if (valueOn === null || bookedOn === null) throw unreadable(":61: has no date.", line);
  return {
    direction: mark === "C" || mark === "RD" || mark === "EC" ? "credit" : "debit",
    isReversal: mark.startsWith("R"),
    isExpected: mark.startsWith("E"),
    amountMinor,
    currency,
    bookedOn,
    valueOn,
    bankReference: cleanReference(banks),
    customerReference: cleanReference(own),
    supplement: lines.slice(1).join("\n").trim(),
  };
}

/** Banks reckon with 30 days in each month: a day that February has not is its last. */
function readDay(year: string, monthAndDay: string): string | null {
  const wholeYear = Number(year) < 80 ? 2000 + Number(year) : 1900 + Number(year);
  const month = Number(monthAndDay.slice(0, 2));
  const day = Number(monthAndDay.slice(2));
  if (month < 1 || month > 12 || day < 1) return null;
  const days = new Date(Date.UTC(wholeYear, month, 0)).getUTCDate();
  if (day > days && !(month === 2 && day <= 30)) return null;
  return new Date(Date.UTC(wholeYear, month - 1, Math.min(day, days))).toISOString().slice(0, 10);
}

/** The entry date has no year: it is that which brings it nearest to the value date. */
function nearestDay(monthAndDay: string, valueOn: string): string | null {
  const year = Number(valueOn.slice(0, 4));
  const days = [year - 1, year, year + 1].flatMap(
    (each) => readDay(String(each % 100).padStart(2, "0"), monthAndDay) ?? [],
  );
  const distance = (day: string) => Math.abs(Date.parse(day) - Date.parse(valueOn));
  return days.sort((left, right) => distance(left) - distance(right))[0] ?? null;
}
