import { toStorable } from "@/lib/contracts/storable-text";

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/** A bank's text as it can be kept: no control characters but ends of lines and tabs, cut to a length; null for nothing. */
export function cleanText(text: string | null | undefined, maxLength: number): string | null {
  const clean = toStorable((text ?? "").replace(CONTROL, " ").trim().slice(0, maxLength)).trim();
  return clean === "" ? null : clean;
}

/** The same for an identifier; what banks write where there is none is none. */
export function cleanReference(text: string | null | undefined): string | null {
  const clean = cleanText(text, MAX_REFERENCE);
  return clean === null || NO_REFERENCE.test(clean) ? null : clean;
}

/** The words of the standards, one letter left over from an entry's type, and a keyword without its value. */
const NO_REFERENCE = /^(NOTPROVIDED|NONREF|NOTAVAILABLE|.|[EKM]REF\+)$/i;

export const MAX_TEXT = 2_000;
export const MAX_NAME = 255;
const MAX_REFERENCE = 140;
