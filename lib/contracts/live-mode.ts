import { z } from "zod";

const time = z.iso.datetime({ offset: true });

/** What must be true before a merchant takes real money, in the order in which it is told. */
export const LIVE_MODE_POINTS = [
  "brand",
  "documents",
  "payment",
  "webhook",
  "public_address",
  "operator",
] as const;
export type LiveModePoint = (typeof LIVE_MODE_POINTS)[number];

export const checklistPointSchema = z.object({
  id: z.enum(LIVE_MODE_POINTS),
  done: z.boolean(),
  message: z.string().describe("What is there, or what to do."),
});
export type ChecklistPoint = z.infer<typeof checklistPointSchema>;

/** `GET /live-mode`. */
export const liveModeSchema = z.object({
  object: z.literal("live_mode"),
  is_live: z.boolean(),
  live_since: time.nullable(),
  checklist: z
    .array(checklistPointSchema)
    .describe(
      "Read from the data of the key's mode at this moment. `POST /live-mode` needs all of test mode's.",
    ),
});
export type LiveModeObject = z.infer<typeof liveModeSchema>;

/** What `POST /live-mode` answers, this once: the secrets of live mode. */
export const wentLiveSchema = liveModeSchema.extend({
  secret_key: z.string(),
  publishable_key: z.string(),
  callback_secret: z
    .string()
    .describe("Signs confirmation callbacks; `GET /callback-secret` answers it again."),
  webhook_endpoints: z
    .array(z.object({ id: z.string(), url: z.string(), secret: z.string() }))
    .describe("Test mode's endpoints, opened anew: each signs with a secret of its own."),
  left_behind: z
    .array(
      z.object({
        what: z.enum(["webhook_endpoint", "embed_origin"]),
        address: z.string(),
        reason: z.string(),
      }),
    )
    .describe("What test mode has and live mode does not take."),
});
export type WentLiveObject = z.infer<typeof wentLiveSchema>;
