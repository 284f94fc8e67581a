import { type Context, mayReachLoopback } from "@/db/context";
import { assertNoTransaction } from "@/db/transaction";
import { API_VERSION } from "@/lib/contracts/event-types";
import { SECOND_MS } from "@/lib/core/clock";
import type { PostOutcome } from "@/lib/core/safe-fetch/post-safely";
import type { ClaimedDelivery } from "./claimed-delivery";
import { openSigningSecrets, openSigningSeed } from "./endpoint-secret";
import { signWebhook } from "./signature/sign-webhook";

/** For one attempt: looking up, connecting, sending and reading the answer. */
export const ATTEMPT_TIMEOUT_MS = 10 * SECOND_MS;
const MAX_ANSWER_BYTES = 2_048;

/** `at` is when it began, the time in its signature. */
export type Attempt = { delivery: ClaimedDelivery; at: Date; outcome: PostOutcome };

/** Sends a claimed delivery once. What goes wrong at the receiver is an outcome and never throws. */
export async function makeAttempt(ctx: Context, delivery: ClaimedDelivery): Promise<Attempt> {
  assertNoTransaction("a webhook attempt");
  const { endpoint, event } = delivery;
  const at = ctx.wallClock.now();
  const body = Buffer.from(event.body);
  const secrets = openSigningSecrets(ctx, endpoint);
  const signingSeed = openSigningSeed(ctx, endpoint);
  const outcome = await ctx.post({
    url: endpoint.url,
    body,
    headers: {
      "content-type": "application/json",
      "user-agent": `Opentill/${API_VERSION}`,
      ...signWebhook({ id: event.id, timestamp: at, body, secrets, signingSeed }),
    },
    timeoutMs: ATTEMPT_TIMEOUT_MS,
    maxAnswerBytes: MAX_ANSWER_BYTES,
    allowLoopback: mayReachLoopback(ctx, endpoint),
  });
  return { delivery, at, outcome };
}
