import { z } from "zod";
import { MAX_URL_LENGTH } from "./limits";

/** Base64url, with or without the padding that some browsers leave on. */
const key = (length: number) =>
  z
    .string({ error: "text_invalid" })
    .transform((text) => text.replace(/=+$/, ""))
    .pipe(z.string().regex(new RegExp(`^[A-Za-z0-9_-]{${length}}$`), { error: "text_invalid" }));

const POINT_LENGTH = 87;
const AUTH_LENGTH = 22;

/** What a browser answers when it subscribes (RFC 8291): a point of 65 bytes and a secret of 16. */
export const pushSubscriptionSchema = z.object({
  endpoint: z.string({ error: "url_invalid" }).max(MAX_URL_LENGTH, { error: "url_too_long" }),
  p256dh: key(POINT_LENGTH),
  auth: key(AUTH_LENGTH),
});

export type PushSubscriptionRequest = z.output<typeof pushSubscriptionSchema>;
