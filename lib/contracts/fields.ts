import { z } from "zod";
import { holdsCardNumber } from "@/lib/core/card-number";
import { COUNTRIES } from "@/lib/core/countries";
import { CURRENCIES, MAX_AMOUNT_MINOR } from "@/lib/core/money";
import { isBlank, toOneLine, toVisible } from "@/lib/core/visible-text";
import {
  DEFAULT_SECRET_OVERLAP_HOURS,
  MAX_METADATA_KEY_LENGTH,
  MAX_METADATA_KEYS,
  MAX_METADATA_VALUE_LENGTH,
  MAX_SECRET_OVERLAP_HOURS,
} from "./limits";
import { LOCALES } from "./locales";
import type { ValidationCode } from "./validation-codes";

/**
 * The messages of these schemas are stable codes, not sentences: the API answers with the code and its English words,
 * the payment page with the same code in the customer's language (`messages`, `validation-codes.ts`).
 */

/** ISO 4217 code, upper case. */
export const currencyField = z.enum(CURRENCIES, { error: "currency_unknown" });

/** ISO 3166-1 alpha-2 code, upper case. */
export const countryField = z.enum(COUNTRIES, { error: "country_unknown" });

export const localeField = z.enum(LOCALES, { error: "locale_unknown" });

/** Minor units of the currency: 2400 is €24.00, ¥2,400 or 2.400 KWD. */
export const amountField = z
  .int({ error: "amount_not_whole" })
  .min(0, { error: "amount_negative" })
  .max(MAX_AMOUNT_MINOR, { error: "amount_too_large" });

const metadataKey = z
  .string({ error: "metadata_key_invalid" })
  .min(1, { error: "metadata_key_invalid" })
  .max(MAX_METADATA_KEY_LENGTH, { error: "metadata_key_invalid" });

const metadataValue = z
  .string({ error: "metadata_value_invalid" })
  .max(MAX_METADATA_VALUE_LENGTH, { error: "metadata_value_invalid" });

/** The merchant's own notes: at most 50 keys of 40 characters with values of 500. */
export const metadataField = z
  .record(metadataKey, metadataValue, { error: "metadata_invalid" })
  .refine((metadata) => Object.keys(metadata).length <= MAX_METADATA_KEYS, {
    error: "metadata_too_many_keys",
  });

/** A change to metadata: keys that are not named stay, null takes one away. How many there are then is the verb's to judge. */
export const metadataChangeField = z.record(metadataKey, metadataValue.nullable(), {
  error: "metadata_invalid",
});

/** RFC 3339 with an offset, in the years 1 to 9999 of UTC: PostgreSQL has no year 0, and neither writes five digits alike. */
export const timeField = z.iso
  .datetime({ offset: true, error: "time_invalid", abort: true })
  .refine((text) => isCommonYear(new Date(text).getUTCFullYear()), { error: "time_invalid" });

const isCommonYear = (year: number) => year >= 1 && year <= 9_999;

/** For how many hours what is replaced goes on beside what replaces it. */
export const overlapHoursField = z
  .int({ error: "overlap_out_of_range" })
  .min(0, { error: "overlap_out_of_range" })
  .max(MAX_SECRET_OVERLAP_HOURS, { error: "overlap_out_of_range" })
  .default(DEFAULT_SECRET_OVERLAP_HOURS);

/** Control characters but tab and ends of lines: no text has them, and some are commands to what shows it. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f]/;

function seenText(maxLength: number, clean: (text: string) => string, required: ValidationCode) {
  return z
    .string({ error: required })
    .trim()
    .min(1, { error: required, abort: true })
    .max(maxLength, { error: "text_too_long", abort: true })
    .refine((text) => !CONTROL.test(text), { error: "text_invalid", abort: true })
    .transform(clean)
    .refine((text) => !isBlank(text), { error: required });
}

/**
 * A text on one line that people read: a name, a product. Signs that nobody sees are taken out, so that none forges
 * another name; those that a script or an emoji needs stay. An end of a line becomes a space.
 */
export const textField = (maxLength: number, required: ValidationCode = "text_required") =>
  seenText(maxLength, toOneLine, required);

/** A text of several lines that people read. */
export const paragraphField = (maxLength: number) => seenText(maxLength, toVisible, "text_required");

/** What a person types about themselves. A card's number is refused: it would be stored, sent and shown. */
export const personalTextField = (maxLength: number, required: ValidationCode = "text_required") =>
  textField(maxLength, required).refine((text) => !holdsCardNumber(text), { error: "card_number_refused" });

/** A text of several lines that people write and read: a reason, an answer. */
export const personalParagraphField = (maxLength: number) =>
  seenText(maxLength, toVisible, "text_required").refine((text) => !holdsCardNumber(text), {
    error: "card_number_refused",
  });

/** One line about themselves, or nothing. */
export const optionalPersonalTextField = (maxLength: number) =>
  z
    .string({ error: "text_expected" })
    .trim()
    .max(maxLength, { error: "text_too_long", abort: true })
    .refine((text) => !CONTROL.test(text), { error: "text_invalid", abort: true })
    .transform(toOneLine)
    .refine((text) => !holdsCardNumber(text), { error: "card_number_refused" });

/** A name that programs compare: kept to the letter, so what nobody sees is refused and not taken out. */
export const referenceField = (maxLength: number) =>
  z
    .string({ error: "text_required" })
    .trim()
    .min(1, { error: "text_required", abort: true })
    .max(maxLength, { error: "text_too_long", abort: true })
    .refine((text) => !CONTROL.test(text) && toOneLine(text) === text, { error: "text_invalid" });
