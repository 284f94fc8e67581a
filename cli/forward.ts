import { createHash } from "node:crypto";
import { Webhook } from "standardwebhooks";
import type { Connection } from "./api/connect";
import type { CliEvent } from "./api/event-schema";

const TIMEOUT_MS = 10_000;

/**
 * Posts an event to a local address as a webhook would come, signed after Standard Webhooks. Answers the status, or why
 * there was none.
 */
export async function forward(
  target: string,
  secret: string,
  event: CliEvent,
  body: string,
): Promise<string> {
  const now = new Date();
  try {
    const response = await fetch(target, {
      method: "POST",
      body,
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: {
        "content-type": "application/json",
        "user-agent": "Opentill-CLI",
        "webhook-id": event.id,
        "webhook-timestamp": String(Math.floor(now.getTime() / 1_000)),
        "webhook-signature": new Webhook(secret).sign(event.id, now, body),
      },
    });
    await response.body?.cancel();
    return String(response.status);
  } catch (error) {
    const isLate = error instanceof Error && error.name === "TimeoutError";
    return isLate ? "no answer in 10 s" : "can't be reached";
  }
}

/** The same for the same key, so that it can stay in a developer's settings; it tells nothing about the key. */
export function forwardingSecret({ key }: Connection): string {
  return `whsec_${createHash("sha256").update(`opentill listen ${key}`).digest("base64")}`;
}
