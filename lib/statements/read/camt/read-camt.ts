import { readAccount } from "../read-account";
import type { Statement, StatementEntry, StatementFormat } from "../statement-entry";
import { unreadable } from "../unreadable";
import { readNtry } from "./read-ntry";
import { walkXml } from "./walk-xml";
import { textAt, type XmlNode } from "./xml-node";

/** What each message is called inside its document, and what its statements are called. */
const MESSAGES: Readonly<Record<string, { format: StatementFormat; statement: string }>> = {
  BkToCstmrAcctRpt: { format: "camt.052", statement: "Rpt" },
  BkToCstmrStmt: { format: "camt.053", statement: "Stmt" },
  BkToCstmrDbtCdtNtfctn: { format: "camt.054", statement: "Ntfctn" },
};

const GATHERED: ReadonlySet<string> = new Set(["Acct", "Ntry", "GrpHdr", "Bal", "TxsSummry", "AppHdr"]);

/** Reads CAMT.052, .053 and .054 of all versions, by the names of elements. */
export function readCamt(xml: string, maxEntries: number): Statement {
  const entries: StatementEntry[] = [];
  let message: (typeof MESSAGES)[string] | null = null;
  let statements = 0;
  let isInside = false;
  let account: string | null = null;
  walkXml(xml, {
    gathers: GATHERED,
    open(name, line) {
      if (Object.hasOwn(MESSAGES, name)) {
        if (message) throw unreadable("The file has more than one message.", line);
        message = MESSAGES[name] ?? null;
      } else if (name === message?.statement) {
        statements += 1;
        isInside = true;
        account = null;
      }
    },
    gathered(node) {
      if (!isInside) return;
      if (node.name === "Acct") account = accountOf(node);
      if (node.name !== "Ntry" || !message) return;
      if (account === null) throw unreadable("An entry stands before its account.", node.line);
      const context = { account, format: message.format, maxEntries };
      for (const entry of readNtry(node, context)) entries.push(entry);
      if (entries.length > maxEntries)
        throw unreadable(`A file has at most ${maxEntries} entries.`, node.line);
    },
    close(name) {
      if (name === message?.statement) isInside = false;
    },
  });
  return { format: formatOf(message, statements), entries };
}

function formatOf(message: (typeof MESSAGES)[string] | null, statements: number): StatementFormat {
  if (!message) throw unreadable("This XML is no CAMT.052, .053 or .054.");
  if (statements === 0) throw unreadable(`There is no ${message.statement} in this ${message.format}.`);
  return message.format;
}

function accountOf(node: XmlNode): string {
  const account = readAccount(textAt(node, "Id/IBAN") ?? textAt(node, "Id/Othr/Id"));
  if (account === null) throw unreadable("Acct has neither an IBAN nor another Id.", node.line);
  return account;
}
