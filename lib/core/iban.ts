import { mod97 } from "./mod97";

/** Length of an IBAN in each country and territory of the SEPA schemes that has a code of its own. */
export const SEPA_IBAN_LENGTHS: Readonly<Record<string, number>> = {
  AD: 24,
  AL: 28,
  AT: 20,
  BE: 16,
  BG: 22,
  CH: 21,
  CY: 28,
  CZ: 24,
  DE: 22,
  DK: 18,
  EE: 20,
  ES: 24,
  FI: 18,
  FR: 27,
  GB: 22,
  GI: 23,
  GR: 27,
  HR: 21,
  HU: 28,
  IE: 22,
  IS: 26,
  IT: 27,
  LI: 21,
  LT: 20,
  LU: 20,
  LV: 21,
  MC: 27,
  MD: 24,
  ME: 22,
  MK: 19,
  MT: 31,
  NL: 18,
  NO: 15,
  PL: 28,
  PT: 25,
  RO: 24,
  RS: 22,
  SE: 24,
  SI: 19,
  SK: 24,
  SM: 27,
  VA: 22,
};

export type ParsedIban =
  | { ok: true; iban: string; country: string; sepa: boolean }
  | { ok: false; reason: "format" | "length" | "check_digits" };

/**
 * Reads an account number as people write it (spaces, any case) into its electronic form. The length is checked by
 * country inside SEPA; elsewhere only the standard's bounds, 15 to 34, and the check digits are.
 */
export function parseIban(text: string): ParsedIban {
  const iban = text.replace(/\s/g, "").toUpperCase();
  if (!/^[A-Z]{2}[0-9]{2}[A-Z0-9]+$/.test(iban)) return { ok: false, reason: "format" };
  const country = iban.slice(0, 2);
  const sepaLength = SEPA_IBAN_LENGTHS[country];
  if (!hasLength(iban, sepaLength)) return { ok: false, reason: "length" };
  if (mod97(iban.slice(4) + iban.slice(0, 4)) !== 1) return { ok: false, reason: "check_digits" };
  return { ok: true, iban, country, sepa: sepaLength !== undefined };
}

const SHORTEST_IBAN = 15;
const LONGEST_IBAN = 34;

function hasLength(iban: string, sepaLength: number | undefined): boolean {
  if (sepaLength !== undefined) return iban.length === sepaLength;
  return iban.length >= SHORTEST_IBAN && iban.length <= LONGEST_IBAN;
}
