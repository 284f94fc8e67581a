import { z } from "zod";
import { COUNTRIES } from "@/lib/core/countries";
import { CURRENCIES, MAX_AMOUNT_MINOR } from "@/lib/core/money";
import {
  MAX_EMAIL_LENGTH,
  MAX_METADATA_KEY_LENGTH,
  MAX_METADATA_KEYS,
  MAX_METADATA_VALUE_LENGTH,
  MAX_URL_LENGTH,
} from "./limits";
import { LOCALES } from "./locales";

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

const EMAIL = /^[^\s\p{Cc}@<>()[\],;:\\"]+@[^\s\p{Cc}@<>()[\],;:\\"]+\.[^\s\p{Cc}@<>()[\],;:\\".]{2,}$/u;

/** Only the shape is checked: whether a mailbox exists is learned by sending to it. */
export const emailField = z
  .string({ error: "email_required" })
  .trim()
  .min(1, { error: "email_required" })
  .max(MAX_EMAIL_LENGTH, { error: "email_too_long" })
  .regex(EMAIL, { error: "email_invalid" });

const isLoopbackHost = (host: string) => host === "localhost" || host === "127.0.0.1" || host === "[::1]";

function parseUrl(text: string): URL | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const secure = url.protocol === "https:" || (url.protocol === "http:" && isLoopbackHost(url.hostname));
  return secure && url.username === "" && url.password === "" ? url : null;
}

/** An absolute https URL; http only for this machine, so that a first try needs no certificate. */
export const urlField = z
  .string({ error: "url_invalid" })
  .max(MAX_URL_LENGTH, { error: "url_too_long" })
  .refine((text) => parseUrl(text) !== null, { error: "url_invalid" });

/** Scheme, host and port, nothing after: `https://shop.example`. */
export const originField = z
  .string({ error: "origin_invalid" })
  .max(MAX_URL_LENGTH, { error: "url_too_long" })
  .refine((text) => parseUrl(text)?.origin === text, { error: "origin_invalid" });

/** The merchant's own notes: at most 50 keys of 40 characters with values of 500. */
export const metadataField = z
  .record(
    z
      .string()
      .min(1, { error: "metadata_key_invalid" })
      .max(MAX_METADATA_KEY_LENGTH, { error: "metadata_key_invalid" }),
    z
      .string({ error: "metadata_value_invalid" })
      .max(MAX_METADATA_VALUE_LENGTH, { error: "metadata_value_invalid" }),
    { error: "metadata_invalid" },
  )
  .refine((metadata) => Object.keys(metadata).length <= MAX_METADATA_KEYS, {
    error: "metadata_too_many_keys",
  });

/** RFC 3339 with an offset, in the years 1 to 9999 of UTC: PostgreSQL has no year 0, and neither writes five digits alike. */
export const timeField = z.iso
  .datetime({ offset: true, error: "time_invalid", abort: true })
  .refine((text) => isCommonYear(new Date(text).getUTCFullYear()), { error: "time_invalid" });

const isCommonYear = (year: number) => year >= 1 && year <= 9_999;

/** PostgreSQL cannot store a NUL, and nobody's name has one. */
export const textField = (maxLength: number) =>
  z
    .string({ error: "text_required" })
    .trim()
    .min(1, { error: "text_required" })
    .max(maxLength, { error: "text_too_long" })
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
    .regex(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f]*$/, { error: "text_invalid" });
