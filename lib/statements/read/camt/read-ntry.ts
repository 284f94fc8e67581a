import { cleanReference } from "../clean-text";
import type { StatementEntry, StatementFormat } from "../statement-entry";
import { unreadable } from "../unreadable";
import { readDetails } from "./read-details";
import { readMoney, splitBatch } from "./split-batch";
import { findAll, onlyChild, textAt, type XmlNode } from "./xml-node";

/** The movements of one Ntry: one for each TxDtls of a batch whose parts add up to it, else one. */
export function readNtry(
  node: XmlNode,
  { account, format, maxEntries }: { account: string; format: StatementFormat; maxEntries: number },
): StatementEntry[] {
  const money = readMoney(node);
  const common = {
    account,
    isBooked: isBooked(node, format),
    bookedOn: readDate(node, "BookgDt"),
    valueOn: readDate(node, "ValDt"),
  };
  const isReversal = readFlag(node, "RvslInd");
  const bankReference = cleanReference(textAt(node, "AcctSvcrRef"));
  const details = findAll(node, "NtryDtls/TxDtls");
  if (details.length > maxEntries) throw unreadable(`A file has at most ${maxEntries} entries.`, node.line);
  const note = details.length < 2 ? textAt(node, "AddtlNtryInf") : null;
  return splitBatch(money, details).map((part) => {
    const read = readDetails(part.details, note, part.money.direction);
    return {
      ...common,
      ...part.money,
      ...read,
      isReversal: isReversal || read.isReversal,
      bankReference: read.bankReference ?? bankReference,
    };
  });
}

/** The versions differ: a code, or an element with one. Only a whole statement may leave it out. */
function isBooked(node: XmlNode, format: StatementFormat): boolean {
  const status = textAt(node, "Sts/Cd") ?? textAt(node, "Sts");
  return status === null ? format === "camt.053" : status === "BOOK";
}

function readFlag(node: XmlNode, name: string): boolean {
  const text = onlyChild(node, name)?.text.trim();
  return text === "true" || text === "1";
}

function readDate(node: XmlNode, name: string): string | null {
  const child = onlyChild(node, name);
  if (!child) return null;
  const written = textAt(child, "Dt") ?? textAt(child, "DtTm");
  const day = /^(\d{4}-\d{2}-\d{2})(T|Z|[+-]\d{2}:\d{2}$|$)/.exec(written ?? "")?.[1];
  if (day === undefined || !isDay(day)) throw unreadable(`${name} has no date.`, child.line);
  return day;
}

function isDay(day: string): boolean {
  const time = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(day);
}
