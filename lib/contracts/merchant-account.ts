import { z } from "zod";
import { emailField, urlField } from "./address-fields";
import { DEFAULT_BRAND_COLOR } from "./brand";
import { amountField, countryField, currencyField, referenceField, textField } from "./fields";
import { MAX_NAME_LENGTH, MAX_REASON_LENGTH, MAX_REQUESTS_PER_SECOND, VOLUME_DAYS } from "./limits";
import { pageQuery } from "./list-queries";

const time = z.iso.datetime({ offset: true });

const limitsSchema = z.object({
  requests_per_second: z
    .int()
    .nullable()
    .describe("Calls of the API, all keys of the merchant together; null for what the server lets anybody."),
});

/** A merchant as the operator knows it, above its modes. */
export const merchantAccountSchema = z.object({
  id: z.string(),
  object: z.literal("merchant_account"),
  name: z.string().describe("As the operator knows it; customers read the name in the merchant's settings."),
  status: z.enum(["active", "suspended"]),
  suspended_at: time.nullable(),
  suspension_reason: z.string().nullable().describe("The operator's words. The merchant reads them too."),
  live_allowed_at: time.nullable().describe("When the operator said that it may go live."),
  live_since: time.nullable().describe("null while it has test mode alone."),
  limits: limitsSchema,
  created_at: time,
});
export type MerchantAccountObject = z.infer<typeof merchantAccountSchema>;

const sumSchema = z.object({ count: z.int(), amount: amountField });

/** What was paid and given back in a currency and mode, in the last days of that mode's own time. */
export const volumeSchema = z.object({
  livemode: z.boolean(),
  currency: currencyField,
  paid: sumSchema.describe(`Orders paid in the last ${VOLUME_DAYS} days.`),
  refunded: sumSchema.describe(
    `Refunds that succeeded in the last ${VOLUME_DAYS} days, whenever their orders were paid.`,
  ),
});
export type VolumeObject = z.infer<typeof volumeSchema>;

/** `GET /operator/merchants/{id}`. */
export const merchantWithVolumeSchema = merchantAccountSchema.extend({
  volume: z
    .array(volumeSchema)
    .describe("Exact at the moment of the answer: one statement over every order and refund of that time."),
});

/** What a mode's first keys are. Answered once: only their hashes are kept. */
export const merchantKeysSchema = z.object({
  object: z.literal("merchant_keys"),
  merchant: z.string(),
  livemode: z.boolean(),
  secret_key: z.string(),
  publishable_key: z.string(),
});
export type MerchantKeysObject = z.infer<typeof merchantKeysSchema>;

/** What `POST /operator/merchants` answers, this once: the secrets of test mode stand beside the merchant. */
export const createdMerchantSchema = merchantAccountSchema.extend({
  test_mode: z.object({
    secret_key: z.string(),
    publishable_key: z.string(),
    callback_secret: z
      .string()
      .describe("Signs confirmation callbacks; `GET /callback-secret` answers it again."),
    webhook_endpoint: z
      .object({ id: z.string(), url: z.string(), secret: z.string().describe("Signs what is sent there.") })
      .nullable()
      .describe("null where no `webhook_url` was sent."),
  }),
  owner: z
    .object({
      email: z.string(),
      sign_in_url: z.string().describe("Signs in to the dashboard once, within 15 minutes."),
    })
    .nullable()
    .describe("null where no `owner_email` was sent."),
});
export type CreatedMerchantObject = z.infer<typeof createdMerchantSchema>;

/** Six digits behind `#`. */
const colorField = z
  .string({ error: "color_invalid" })
  .regex(/^#[0-9a-f]{6}$/i, { error: "color_invalid" })
  .transform((color) => color.toLowerCase());

const limitsField = z.strictObject({
  requests_per_second: z
    .int({ error: "rate_limit_invalid" })
    .min(1, { error: "rate_limit_invalid" })
    .max(MAX_REQUESTS_PER_SECOND, { error: "rate_limit_invalid" })
    .nullable(),
});

/** `POST /operator/merchants`: the least that a page of test mode needs. Everything can be changed by the merchant. */
export const createMerchantAccountSchema = z.strictObject({
  name: textField(MAX_NAME_LENGTH),
  support_email: emailField,
  default_country: countryField,
  default_currency: currencyField.optional().describe("That of the country, where it is not sent."),
  brand_color: colorField.default(DEFAULT_BRAND_COLOR),
  terms_url: urlField,
  personal_data_url: urlField,
  webhook_url: urlField.optional().describe("Opens a webhook endpoint for every event of test mode."),
  owner_email: emailField
    .optional()
    .describe("Who owns it: may sign in to the dashboard, and is sent nothing now."),
  limits: limitsField.optional(),
});
export type CreateMerchantAccountRequest = z.infer<typeof createMerchantAccountSchema>;

/** `POST /operator/merchants/{id}`: what is left out stays. */
export const updateMerchantAccountSchema = z.strictObject({
  name: textField(MAX_NAME_LENGTH).optional(),
  limits: limitsField.optional(),
});
export type UpdateMerchantAccountRequest = z.infer<typeof updateMerchantAccountSchema>;

/** `POST /operator/merchants/{id}/suspend`. */
export const suspendMerchantSchema = z.strictObject({ reason: textField(MAX_REASON_LENGTH) });

/** `POST /operator/merchants/{id}/keys`. */
export const issueMerchantKeysSchema = z.strictObject({
  livemode: z.boolean().default(false),
  revoke_others: z
    .boolean()
    .default(false)
    .describe("Revokes every other key of the mode, at once: somebody else may have them."),
});
export type IssueMerchantKeysRequest = z.infer<typeof issueMerchantKeysSchema>;

/** One of `GET /operator/merchants`. */
export const listedMerchantSchema = merchantAccountSchema.extend({
  volume: z.array(volumeSchema).optional().describe("Where `volume=true` was asked for."),
});

/** `GET /operator/merchants`: newest first. */
export const merchantAccountsQuery = pageQuery.extend({
  search: referenceField(MAX_NAME_LENGTH)
    .optional()
    .describe("An id, or a part of a name in capitals or not."),
  status: z.enum(["active", "suspended"]).optional(),
  volume: z.enum(["true", "false"]).optional().describe("`true` for the volume of each as well."),
});
