import { z } from "zod";
import { parseIban } from "@/lib/core/iban";
import { emailField, originField, urlField } from "./address-fields";
import { countryField, currencyField, localeField, referenceField, textField } from "./fields";
import {
  MAX_BANK_ACCOUNTS,
  MAX_BANK_TEXT_LENGTH,
  MAX_CONFIRMATION_MINUTES,
  MAX_DOCUMENT_VERSION_LENGTH,
  MAX_EMBED_ORIGINS,
  MAX_ITEMS,
  MAX_NAME_LENGTH,
  MAX_REMINDERS,
  MIN_CONFIRMATION_MINUTES,
  ORDER_DELETION_DAYS,
} from "./limits";
import { CUSTOMER_EMAILS } from "./messages";
import { CONFIRMATION_MODES } from "./statuses";

/** Kept in lower case. Any colour will do: the page makes it readable in both themes. */
const colorField = z
  .string({ error: "color_invalid" })
  .regex(/^#[0-9a-f]{6}$/i, { error: "color_invalid" })
  .transform((color) => color.toLowerCase());

/** Both together: a version is of one text. */
const documentField = z.strictObject({
  url: urlField,
  version: referenceField(MAX_DOCUMENT_VERSION_LENGTH),
});

/** As people write it, kept in its electronic form. */
const ibanField = z
  .string({ error: "iban_invalid" })
  .max(64, { error: "iban_invalid", abort: true })
  .transform((text, issues) => {
    const parsed = parseIban(text);
    if (parsed.ok) return parsed.iban;
    issues.addIssue({ code: "custom", message: "iban_invalid" });
    return z.NEVER;
  });

/** ISO 9362: eight or eleven symbols. */
const bicField = z
  .string({ error: "bic_invalid" })
  .transform((text) => text.replace(/\s/g, "").toUpperCase())
  .refine((bic) => /^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/.test(bic), { error: "bic_invalid" });

const bankAccountField = z.strictObject({
  holder: textField(MAX_BANK_TEXT_LENGTH),
  iban: ibanField,
  bic: bicField.nullable().default(null),
  bank: textField(MAX_BANK_TEXT_LENGTH).nullable().default(null),
  currency: currencyField.nullable().default(null),
});

const bankAccountsField = z
  .array(bankAccountField)
  .max(MAX_BANK_ACCOUNTS)
  .superRefine((accounts, issues) => {
    for (const index of repeatedOf(accounts.map(({ iban, currency }) => `${iban} ${currency}`))) {
      issues.addIssue({ code: "custom", path: [index], message: "bank_account_repeated" });
    }
  });

/** Whether each id exists is judged by the verb, which knows the catalogue. */
const methodsField = z
  .array(referenceField(64))
  .min(1)
  .max(MAX_ITEMS)
  .superRefine((methods, issues) => {
    for (const index of repeatedOf(methods)) {
      issues.addIssue({ code: "custom", path: [index], message: "value_repeated" });
    }
  });

const minutesField = z
  .int({ error: "confirmation_minutes_out_of_range" })
  .min(MIN_CONFIRMATION_MINUTES, { error: "confirmation_minutes_out_of_range" })
  .max(MAX_CONFIRMATION_MINUTES, { error: "confirmation_minutes_out_of_range" });

const reminderDaysField = z
  .array(
    z
      .int({ error: "reminder_days_invalid" })
      .min(1, { error: "reminder_days_invalid" })
      .max(ORDER_DELETION_DAYS - 1, { error: "reminder_days_invalid" }),
  )
  .max(MAX_REMINDERS)
  .refine((days) => days.every((day, index) => index === 0 || day > (days[index - 1] ?? 0)), {
    error: "reminder_days_invalid",
  });

const customerEmailsField = z
  .array(z.enum(CUSTOMER_EMAILS))
  .max(CUSTOMER_EMAILS.length)
  .transform((kinds) => CUSTOMER_EMAILS.filter((kind) => kinds.includes(kind)));

/**
 * `POST /merchant`: what is left out stays. A list is replaced as a whole. null takes away what may be missing: the
 * language, the list of methods, the lists by country, the reminders.
 */
export const updateMerchantSchema = z.strictObject({
  name: textField(MAX_NAME_LENGTH).optional(),
  support_email: emailField.optional(),
  brand: z.strictObject({ color: colorField.optional() }).optional(),
  documents: z
    .strictObject({ terms: documentField.optional(), personal_data: documentField.optional() })
    .optional(),
  default_country: countryField.optional(),
  default_currency: currencyField.optional(),
  default_locale: localeField.nullable().optional(),
  confirmation: z
    .strictObject({
      mode: z.enum(CONFIRMATION_MODES).optional(),
      within_minutes: minutesField.optional(),
    })
    .optional(),
  embed_origins: z.array(originField).max(MAX_EMBED_ORIGINS).optional(),
  payment_methods: methodsField.nullable().optional(),
  payment_methods_by_country: z.partialRecord(countryField, methodsField).nullable().optional(),
  bank_accounts: bankAccountsField.optional(),
  customer_emails: customerEmailsField.optional(),
  reminder_days: reminderDaysField.nullable().optional(),
});
export type UpdateMerchantRequest = z.infer<typeof updateMerchantSchema>;

/** Where a value stands that was there before. */
function repeatedOf(values: readonly string[]): number[] {
  return values.flatMap((value, index) => (values.indexOf(value) < index ? [index] : []));
}
