import { parseIban } from "@/lib/core/iban";
import { cleanText } from "./clean-text";

const MAX_ACCOUNT = 64;

/**
 * An account as a bank writes it: an IBAN without spaces where there is one, also behind a bank's code (`BANKPLPK/PL61…`) or
 * before a currency (`NL91…EUR`), else the text itself. Null for nothing.
 */
export function readAccount(text: string | null | undefined): string | null {
  const written = cleanText(text, MAX_ACCOUNT);
  if (written === null) return null;
  const parts = [written, written.slice(written.indexOf("/") + 1), written.replace(/[A-Z]{3}$/, "")];
  for (const part of parts) {
    const parsed = parseIban(part);
    if (parsed.ok) return parsed.iban;
  }
  return written;
}
