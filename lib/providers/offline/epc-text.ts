import { parseIban } from "@/lib/core/iban";
import { type Currency, toDecimalString } from "@/lib/core/money";
import { isCreditorReference } from "./creditor-reference";

const LONGEST_NAME = 70;
const LARGEST_AMOUNT_CENTS = 99_999_999_999;
const LARGEST_TEXT_BYTES = 331;

/** Inside the European Economic Area the IBAN alone finds the bank; elsewhere in SEPA the code needs the BIC too. */
const EEA = new Set(
  "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK".split(" "),
);

export type EpcTransfer = {
  holder: string;
  iban: string;
  bic: string | null;
  /** ISO 11649, without spaces. */
  reference: string;
  amountMinor: number;
  currency: Currency;
};

/**
 * The text of the QR code that European banking apps turn into a filled-in transfer (EPC069-12, version 002, UTF-8;
 * draw it with error correction M). Null where the guideline has no code: another currency than euro, an account
 * outside SEPA, no BIC where one is needed, an amount outside 0.01 to 999999999.99, a text over 331 bytes.
 */
export function epcText(transfer: EpcTransfer): string | null {
  const account = parseIban(transfer.iban);
  if (transfer.currency !== "EUR" || !account.ok || !account.sepa) return null;
  if (transfer.amountMinor < 1 || transfer.amountMinor > LARGEST_AMOUNT_CENTS) return null;
  if (!isCreditorReference(transfer.reference)) return null;
  const bic = readBic(transfer.bic);
  if (bic === "" && !EEA.has(account.country)) return null;
  const name = readName(transfer.holder);
  if (name === "") return null;

  const amount = `EUR${toDecimalString(transfer.amountMinor, "EUR")}`;
  const purpose = "";
  const lines = ["BCD", "002", "1", "SCT", bic, name, account.iban, amount, purpose, transfer.reference];
  const text = lines.join("\n");
  return new TextEncoder().encode(text).length <= LARGEST_TEXT_BYTES ? text : null;
}

function readBic(bic: string | null): string {
  const code = (bic ?? "").replace(/\s/g, "").toUpperCase();
  return /^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$/.test(code) ? code : "";
}

/** A line break in a name would move every later field; a name longer than SEPA carries is cut as a bank would. */
function readName(holder: string): string {
  const oneLine = holder.replace(/[\s\p{Cc}]+/gu, " ").trim();
  return Array.from(oneLine).slice(0, LONGEST_NAME).join("").trim();
}
