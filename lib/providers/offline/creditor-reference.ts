import { invariant } from "@/lib/core/invariant";
import { mod97 } from "@/lib/core/mod97";

const LONGEST_BODY = 21;

/**
 * The ISO 11649 reference of an order, without spaces: `RF`, two check digits, then the order number's letters and
 * digits (at most 21). The same order always gets the same reference, so a late transfer still finds it.
 */
export function creditorReference(orderNumber: string): string {
  const body = orderNumber.replace(/[^A-Za-z0-9]/g, "").toUpperCase();
  invariant(body.length >= 1 && body.length <= LONGEST_BODY, `${orderNumber} fits no creditor reference`);
  const checkDigits = 98 - mod97(`${body}RF00`);
  return `RF${String(checkDigits).padStart(2, "0")}${body}`;
}

/** Whether the text, written with or without spaces and in any case, is a reference with right check digits. */
export function isCreditorReference(text: string): boolean {
  const reference = squeeze(text);
  if (!/^RF[0-9]{2}[A-Z0-9]{1,21}$/.test(reference)) return false;
  return mod97(reference.slice(4) + reference.slice(0, 4)) === 1;
}

/** The order number whose reference this is, written with or without spaces and in any case; null for any other text. */
export function orderNumberOf(reference: string): string | null {
  const [, group, rest] = /^RF[0-9]{2}([A-Z0-9]{4})([A-Z0-9]{4})$/.exec(squeeze(reference)) ?? [];
  return group !== undefined && rest !== undefined && isCreditorReference(reference)
    ? `${group}-${rest}`
    : null;
}

function squeeze(text: string): string {
  return text.replace(/\s/g, "").toUpperCase();
}
