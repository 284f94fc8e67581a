import { z } from "zod";
import { countryField, currencyField, localeField } from "./fields";
import { CUSTOMER_EMAILS } from "./messages";
import { CONFIRMATION_MODES } from "./statuses";

const time = z.iso.datetime({ offset: true });

const documentSchema = z.object({ url: z.string(), version: z.string() });

export const bankAccountSchema = z.object({
  holder: z.string(),
  iban: z.string(),
  bic: z.string().nullable(),
  bank: z.string().nullable(),
  currency: currencyField.nullable().describe("null: it takes whatever the order is in."),
});

/** A merchant with its settings of the key's mode. */
export const merchantSchema = z.object({
  id: z.string(),
  object: z.literal("merchant"),
  livemode: z.boolean(),
  name: z.string().describe("As customers read it."),
  support_email: z.string(),
  brand: z.object({
    color: z.string().describe("`#rrggbb`. The page moves it as far as its text needs to be readable."),
    logo_url: z.string().nullable(),
  }),
  documents: z
    .object({ terms: documentSchema, personal_data: documentSchema })
    .describe("What customers agree to from now on. Consents keep the version that they were given to."),
  default_country: countryField,
  default_currency: currencyField,
  default_locale: localeField
    .nullable()
    .describe("Where neither the session nor the customer's browser asks for a language of the page."),
  confirmation: z.object({
    mode: z.enum(CONFIRMATION_MODES).describe("Of sessions that do not say."),
    within_minutes: z.int(),
  }),
  embed_origins: z.array(z.string()),
  payment_methods: z
    .array(z.string())
    .nullable()
    .describe("Method ids in the order of the page; null for every method, in the order of the country."),
  payment_methods_by_country: z
    .partialRecord(countryField, z.array(z.string()))
    .describe("The same for customers of a country, in place of `payment_methods`."),
  bank_accounts: z
    .array(bankAccountSchema)
    .describe(
      "A customer is told the first one in the currency of the order, else the first whose currency is null.",
    ),
  customer_emails: z
    .array(z.enum(CUSTOMER_EMAILS))
    .describe("Letters that Opentill writes to customers; those that are left out, you write."),
  reminder_days: z
    .array(z.int())
    .describe("Days after an order was placed on which its customer is reminded while it is unpaid."),
  live_since: time.nullable(),
  suspended_at: time.nullable(),
  created_at: time,
  updated_at: time,
});
export type MerchantObject = z.infer<typeof merchantSchema>;

/** As `merchant.updated` carries it. */
export const updatedMerchantSchema = merchantSchema.extend({
  changed: z.array(z.string()).describe("The fields that are new, such as `brand.color`."),
});
export type UpdatedMerchantObject = z.infer<typeof updatedMerchantSchema>;

/** A version of a document that customers were asked to agree to. */
export const merchantDocumentSchema = z.object({
  id: z.string(),
  object: z.literal("merchant_document"),
  livemode: z.boolean(),
  document: z.enum(["terms", "personal_data"]),
  version: z.string(),
  url: z.string(),
  created_at: time,
});
export type MerchantDocumentObject = z.infer<typeof merchantDocumentSchema>;
