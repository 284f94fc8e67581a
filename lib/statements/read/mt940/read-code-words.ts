import type { Told } from "./told";

const WORD =
  /\/(EREF|KREF|PREF|REMI|NAME|IBAN|CNTP|ORDP|BENM|TRTP|CSID|MARF|RTRN|ISDT|TRCD|CHGS|OCMT|ULTC|ULTD|PURP)\//;

/** `/EREF/…/REMI/…/NAME/…`; null for what is written otherwise. */
export function readCodeWords(joined: string): Told | null {
  const parts = joined.split(WORD);
  if (parts.length < 3) return null;
  const words = new Map<string, string>();
  for (let index = 1; index + 1 < parts.length; index += 2) {
    const [word, value] = [parts[index] ?? "", parts[index + 1] ?? ""];
    if (!words.has(word)) words.set(word, value.trim());
  }
  const remittance = words.get("REMI") ?? "";
  const [, reference] = /^STRD\/[A-Z]{0,4}\/([^/]+)/.exec(remittance) ?? [];
  const [account, , name] = (words.get("CNTP") ?? "").split("/");
  return {
    text: reference ?? remittance.replace(/^USTD\/\//, ""),
    reference,
    endToEndId: words.get("EREF"),
    name: words.get("NAME") ?? name,
    account: words.get("IBAN") ?? (account === "" ? undefined : account),
    isReturn: words.has("RTRN"),
  };
}
