import { z } from "zod";
import { API_KEY_KINDS } from "@/lib/core/secrets/api-key";
import { overlapHoursField, textField, timeField } from "./fields";
import { MAX_NAME_LENGTH } from "./limits";
import { API_SCOPES } from "./scopes";

const scopesField = z
  .array(z.enum(API_SCOPES, { error: "scope_unknown" }))
  .min(1, { error: "scopes_required" })
  .max(API_SCOPES.length);

/** When the key ends: a time, or seconds from now. Whether it is soon or late enough is judged when the key is made. */
const expiryFields = {
  expires_at: timeField.optional(),
  expires_in: z.int().min(1, { error: "key_expiry_out_of_range" }).optional().describe("Seconds from now."),
};

const hasOneExpiry = (fields: { expires_at?: string | undefined; expires_in?: number | undefined }) =>
  fields.expires_at === undefined || fields.expires_in === undefined;
const EXPIRY_TWICE = { path: ["expires_in"], error: "key_expiry_twice" };

/** `POST /api-keys`. */
export const createApiKeySchema = z
  .strictObject({
    name: textField(MAX_NAME_LENGTH),
    kind: z.enum(API_KEY_KINDS),
    scopes: scopesField.optional(),
    ...expiryFields,
  })
  .refine(hasOneExpiry, EXPIRY_TWICE)
  .refine(({ kind, scopes }) => kind !== "restricted" || scopes !== undefined, {
    path: ["scopes"],
    error: "scopes_required",
  })
  .refine(({ kind, scopes }) => kind === "restricted" || scopes === undefined, {
    path: ["scopes"],
    error: "scopes_not_taken",
  });
export type CreateApiKeyRequest = z.infer<typeof createApiKeySchema>;

/** `POST /api-keys/{id}`: what is left out stays. */
export const updateApiKeySchema = z.strictObject({
  name: textField(MAX_NAME_LENGTH).optional(),
  scopes: scopesField.optional(),
});
export type UpdateApiKeyRequest = z.infer<typeof updateApiKeySchema>;

/** `POST /api-keys/{id}/roll`. Without an expiry the new key ends when the old one would have. */
export const rollApiKeySchema = z
  .strictObject({ overlap_hours: overlapHoursField, ...expiryFields })
  .refine(hasOneExpiry, EXPIRY_TWICE);
export type RollApiKeyRequest = z.infer<typeof rollApiKeySchema>;
