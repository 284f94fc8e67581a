import type { Told } from "./told";

/** SEPA's keywords inside of the purpose. */
const KEYWORD = /(EREF|KREF|MREF|CRED|DEBT|SVWZ|COAM|OAMT|ABWA|ABWE|RREF|PURP)\+/;

/** German codes of business transactions for a SEPA transfer or debit that has come back. */
const RETURNS: ReadonlySet<string> = new Set(["108", "109", "159", "181"]);

/** `166?00GUTSCHRIFT?20EREF+…?21SVWZ+…?31IBAN?32name`; null for what is written otherwise. */
export function readSubfields(joined: string): Told | null {
  const [head, code, separator] = /^\s?(\d{3})([^A-Za-z0-9\s])(?=\d{2})/.exec(joined) ?? [];
  if (head === undefined || code === undefined || separator === undefined) return null;
  const fields = new Map<string, string>();
  for (const part of joined.slice(head.length).split(separator)) {
    const [, number, value = ""] = /^(\d{2})([\s\S]*)$/.exec(part) ?? [];
    if (number !== undefined) fields.set(number, (fields.get(number) ?? "") + value);
  }
  const between = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, index) => fields.get(String(from + index)) ?? "").join("");
  const purpose = between(20, 29) + between(60, 63);
  const words = keywordsOf(purpose);
  return {
    text: words.get("SVWZ") ?? purpose,
    endToEndId: words.get("EREF"),
    name: between(32, 33),
    account: fields.get("38") ?? fields.get("31"),
    isReturn: RETURNS.has(code),
  };
}

function keywordsOf(purpose: string): ReadonlyMap<string, string> {
  const parts = purpose.split(KEYWORD);
  const words = new Map<string, string>();
  for (let index = 1; index + 1 < parts.length; index += 2) {
    const [word, value] = [parts[index] ?? "", parts[index + 1] ?? ""];
    if (!words.has(word)) words.set(word, value.trim());
  }
  return words;
}
