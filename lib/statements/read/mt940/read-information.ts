import { cleanReference, cleanText, MAX_NAME, MAX_TEXT } from "../clean-text";
import { readAccount } from "../read-account";
import type { StatementEntry } from "../statement-entry";
import { readCodeWords } from "./read-code-words";
import type { Line } from "./read-line";
import { readSubfields } from "./read-subfields";

type Information = Pick<
  StatementEntry,
  "references" | "endToEndId" | "text" | "counterpartyName" | "counterpartyAccount" | "isReversal"
>;

/** The information for the account's owner: German subfields (`?20`), SWIFT's code words (`/REMI/`), or plain text. */
export function readInformation(lines: readonly string[], line: Line): Information {
  const joined = lines.join("");
  const told = readSubfields(joined) ?? readCodeWords(joined) ?? { text: lines.join("\n") };
  const reference = cleanReference(told.reference);
  const supplementAccount = /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(line.supplement) ? line.supplement : null;
  return {
    references: reference === null ? [] : [reference],
    endToEndId: cleanReference(told.endToEndId) ?? line.customerReference,
    text: cleanText([told.text, supplementAccount ? "" : line.supplement].join("\n"), MAX_TEXT),
    counterpartyName: cleanText(told.name, MAX_NAME),
    counterpartyAccount: readAccount(told.account ?? supplementAccount),
    isReversal: line.isReversal || told.isReturn === true,
  };
}
