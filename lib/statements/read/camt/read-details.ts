import { cleanReference, cleanText, MAX_NAME, MAX_TEXT } from "../clean-text";
import { readAccount } from "../read-account";
import type { StatementEntry } from "../statement-entry";
import { findAll, textAt, type XmlNode } from "./xml-node";

type Details = Pick<
  StatementEntry,
  | "references"
  | "endToEndId"
  | "text"
  | "counterpartyName"
  | "counterpartyAccount"
  | "bankReference"
  | "isReversal"
>;

const MAX_REFERENCES = 20;

/** What is written about one transaction, or about all of a booking that stays whole; `note` is the booking's own. */
export function readDetails(
  details: readonly XmlNode[],
  note: string | null,
  direction: StatementEntry["direction"],
): Details {
  const first = (...paths: string[]) => firstText(details, paths);
  const all = (path: string) =>
    details.flatMap((detail) => findAll(detail, path).map(({ text }) => text.trim()));
  const other = direction === "credit" ? "Dbtr" : "Cdtr";
  const party = `RltdPties/${other}`;
  return {
    references: all("RmtInf/Strd/CdtrRefInf/Ref")
      .flatMap((text) => cleanReference(text) ?? [])
      .slice(0, MAX_REFERENCES),
    endToEndId: cleanReference(first("Refs/EndToEndId")),
    text: cleanText(
      [...all("RmtInf/Ustrd"), ...all("RmtInf/Strd/AddtlRmtInf"), ...all("AddtlTxInf"), note ?? ""]
        .filter((text) => text !== "")
        .join("\n"),
      MAX_TEXT,
    ),
    counterpartyName: cleanText(
      first(`${party}/Nm`, `${party}/Pty/Nm`, `RltdPties/Ultmt${other}/Nm`, `RltdPties/Ultmt${other}/Pty/Nm`),
      MAX_NAME,
    ),
    counterpartyAccount: readAccount(
      first(`RltdPties/${other}Acct/Id/IBAN`, `RltdPties/${other}Acct/Id/Othr/Id`),
    ),
    bankReference: cleanReference(first("Refs/AcctSvcrRef")),
    isReversal: details.length === 1 && details.some((detail) => findAll(detail, "RtrInf").length > 0),
  };
}

function firstText(details: readonly XmlNode[], paths: readonly string[]): string | null {
  if (details.length !== 1) return null;
  const [detail] = details;
  for (const path of paths) {
    const text = detail && textAt(detail, path);
    if (text) return text;
  }
  return null;
}
