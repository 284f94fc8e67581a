import { readAccount } from "../read-account";
import type { Statement, StatementEntry, StatementFormat } from "../statement-entry";
import { unreadable } from "../unreadable";
import { readInformation } from "./read-information";
import { readLine } from "./read-line";
import { type Field, splitFields } from "./split-fields";

/**
 * Reads MT940 and MT942. An MT942 tells of the day so far, also of what is only expected: none of its entries counts as
 * booked.
 */
export function readSwift(text: string, maxEntries: number): Statement {
  const fields = splitFields(text);
  const statements = groupStatements(fields);
  const entries: StatementEntry[] = [];
  let format: StatementFormat = "mt942";
  for (const statement of statements) {
    const isWhole = statement.some(({ tag }) => /^6[02][FM]$/.test(tag));
    if (isWhole) format = "mt940";
    for (const entry of readEntries(statement, isWhole)) {
      entries.push(entry);
      if (entries.length > maxEntries) throw unreadable(`A file has at most ${maxEntries} entries.`);
    }
  }
  return { format, entries };
}

function groupStatements(fields: readonly Field[]): Field[][] {
  const statements: Field[][] = [];
  for (const field of fields) {
    if (field.tag === "20") statements.push([]);
    const statement = statements.at(-1);
    if (!statement) throw unreadable(`:${field.tag}: stands before a statement's :20:.`, field.line);
    statement.push(field);
  }
  return statements;
}

function readEntries(fields: readonly Field[], isWhole: boolean): StatementEntry[] {
  const first = fields[0];
  const account = readAccount(fields.find(({ tag }) => tag === "25" || tag === "25P")?.lines[0]);
  if (account === null) throw unreadable("The statement has no account, :25:.", first?.line);
  const currency = currencyOf(fields);
  if (currency === null)
    throw unreadable("The statement has no balance with a currency, :60F:.", first?.line);
  return fields.flatMap((field, index) => {
    if (field.tag !== "61") return [];
    const line = readLine(field, currency);
    const next = fields[index + 1];
    const information = readInformation(next?.tag === "86" ? next.lines : [], line);
    const { isExpected, supplement: _, ...read } = line;
    return [{ account, ...read, ...information, isBooked: isWhole && !isExpected }];
  });
}

/** Of a balance, or of an MT942's floor limit. */
function currencyOf(fields: readonly Field[]): string | null {
  for (const { tag, lines } of fields) {
    const balance = /^6[0245][FM]?$/.test(tag) && /^[CD]\d{6}([A-Z]{3})/.exec(lines[0] ?? "");
    const floor = tag === "34F" && /^([A-Z]{3})/.exec(lines[0] ?? "");
    const currency = balance || floor;
    if (currency) return currency[1] ?? null;
  }
  return null;
}
