import { parseAmount } from "../parse-amount";
import type { StatementEntry } from "../statement-entry";
import { unreadable } from "../unreadable";
import { findAll, neededChild, textAt, type XmlNode } from "./xml-node";

export type Money = Pick<StatementEntry, "direction" | "amountMinor" | "currency">;
export type Part = { money: Money; details: XmlNode[] };

/** The amount of an entry, with its currency and its direction; refuses (400) where one of them is missing. */
export function readMoney(node: XmlNode): Money {
  const amount = neededChild(node, "Amt");
  const direction = directionOf(neededChild(node, "CdtDbtInd").text.trim());
  if (!direction) throw unreadable("CdtDbtInd is CRDT or DBIT.", node.line);
  const money = moneyOf(amount, direction);
  if (!money) throw unreadable("Amt is no amount of a currency.", amount.line);
  return money;
}

/**
 * Splits a booking into its transactions where they add up to it, to the cent and in its currency. Otherwise it stays whole,
 * with what is written on all of them: money is counted once, and a person can still see what it was for.
 */
export function splitBatch(whole: Money, details: XmlNode[]): Part[] {
  const unsplit = [{ money: whole, details }];
  if (details.length < 2) return unsplit;
  const parts = details.map((detail) => ({ money: partOf(detail, whole), details: [detail] }));
  if (!parts.every(isPart)) return unsplit;
  const sum = parts.reduce((total, { money }) => total + signed(money, whole), 0);
  return sum === whole.amountMinor && parts.every(({ money }) => money.currency === whole.currency)
    ? parts
    : unsplit;
}

function isPart(part: { money: Money | null; details: XmlNode[] }): part is Part {
  return part.money !== null;
}

function partOf(detail: XmlNode, whole: Money): Money | null {
  const [amount] = [...findAll(detail, "Amt"), ...findAll(detail, "AmtDtls/TxAmt/Amt")];
  const written = textAt(detail, "CdtDbtInd");
  const direction = written === null ? whole.direction : directionOf(written);
  return amount && direction ? moneyOf(amount, direction) : null;
}

function signed({ amountMinor, direction }: Money, whole: Money): number {
  return direction === whole.direction ? amountMinor : -amountMinor;
}

function moneyOf({ text, currency }: XmlNode, direction: Money["direction"]): Money | null {
  if (currency === null || !/^[A-Z]{3}$/.test(currency)) return null;
  const amountMinor = parseAmount(text.replace(",", "?"), currency);
  return amountMinor === null ? null : { direction, amountMinor, currency };
}

function directionOf(text: string): Money["direction"] | null {
  if (text === "CRDT") return "credit";
  return text === "DBIT" ? "debit" : null;
}
