import { z } from "zod";
import { API_KEY_KINDS } from "@/lib/core/secrets/api-key";
import { API_SCOPES } from "./scopes";

const time = z.iso.datetime({ offset: true });
const id = z.string();

export const apiKeySchema = z.object({
  id,
  object: z.literal("api_key"),
  livemode: z.boolean(),
  name: z.string().nullable(),
  kind: z.enum(API_KEY_KINDS),
  scopes: z
    .array(z.enum(API_SCOPES))
    .nullable()
    .describe("What a restricted key may do; null for the other kinds."),
  status: z.enum(["active", "expired", "revoked"]),
  last_four: z.string(),
  created_by: id.nullable().describe("The key that made it; null where an operator did."),
  replaced_by: id.nullable().describe("The key that was rolled from it."),
  expires_at: time.nullable(),
  last_used_at: time.nullable().describe("To the minute."),
  revoked_at: time.nullable(),
  created_at: time,
});
export type ApiKeyObject = z.infer<typeof apiKeySchema>;

/** The key itself is shown once, when it is made. */
export const createdApiKeySchema = apiKeySchema.extend({ key: z.string() });

/** The new key, and what has become of the one that it replaces. */
export const rolledApiKeySchema = createdApiKeySchema.extend({ replaced: apiKeySchema });
