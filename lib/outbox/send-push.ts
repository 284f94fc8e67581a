import { eq } from "drizzle-orm";
import webPush from "web-push";
import { type Context, mayReachLoopback } from "@/db/context";
import { pushSubscriptions } from "@/db/schema";
import { assertNoTransaction } from "@/db/transaction";
import { SECOND_MS } from "@/lib/core/clock";
import { vapidKeys } from "@/lib/core/secrets/vapid-keys";
import type { HandOver } from "./mailer";
import { openPushAuth } from "./push-auth";
import { findPushSubscription, type PushSubscriptionRow } from "./queries";

const PUSH_TIMEOUT_MS = 10 * SECOND_MS;
const MAX_ANSWER_BYTES = 2_048;
const NOT_FOUND = 404;
const GONE = 410;
const TOO_MANY = 429;

export type Push = {
  livemode: boolean;
  subscriptionId: string;
  /** Names the notification: a repeat takes its place while the phone is away. At most 32 of A-Z, a-z, 0-9, - and _. */
  topic: string;
  /** What the page's service worker is given. */
  payload: { title: string; body: string; url: string };
  /** How long the push service keeps it for a phone that is away. */
  keepForSeconds: number;
};

/**
 * Hands a notification to the push service of a browser, encrypted so that only that browser reads it (RFC 8291) and
 * signed with this server's key (RFC 8292). The address came from a browser, so it is posted to like any stranger's. One
 * that answers 404 or 410 is gone, and is not tried again.
 */
export async function sendPush(ctx: Context, push: Push): Promise<HandOver> {
  assertNoTransaction("handing over a notification");
  const subscription = await findPushSubscription(ctx.db, push.subscriptionId);
  if (!subscription || subscription.goneAt !== null) {
    return { kind: "permanent", error: "The browser does not take notifications any more." };
  }
  const request = encryptRequest(ctx, subscription, push);
  if (request === null) return { kind: "permanent", error: "The browser's keys cannot be used." };
  const outcome = await ctx.post({
    url: subscription.endpoint,
    ...request,
    timeoutMs: PUSH_TIMEOUT_MS,
    maxAnswerBytes: MAX_ANSWER_BYTES,
    allowLoopback: mayReachLoopback(ctx, push),
  });
  if (outcome.kind === "failed") return judgeFailure(outcome.code, outcome.message);
  if (outcome.status === NOT_FOUND || outcome.status === GONE) await markGone(ctx, subscription.id);
  return judgeStatus(outcome.status);
}

function encryptRequest(ctx: Context, subscription: PushSubscriptionRow, push: Push) {
  const keys = { p256dh: subscription.p256dh, auth: openPushAuth(ctx, subscription) };
  try {
    const { headers, body } = webPush.generateRequestDetails(
      { endpoint: subscription.endpoint, keys },
      JSON.stringify(push.payload),
      {
        vapidDetails: { subject: contactOf(ctx.baseUrl), ...vapidKeys(ctx.keys.push) },
        contentEncoding: "aes128gcm",
        TTL: push.keepForSeconds,
        topic: push.topic,
        urgency: "high",
      },
    );
    const texts = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]);
    return { headers: Object.fromEntries(texts), body: body ?? Buffer.alloc(0) };
  } catch {
    return null;
  }
}

/** Whom a push service may complain to: a public address, or the mailbox that a machine without one has. */
function contactOf(baseUrl: string): string {
  return baseUrl.startsWith("https:") ? baseUrl : `mailto:no-reply@${new URL(baseUrl).hostname}`;
}

/** An address that was refused stays refused; a network may come back. */
function judgeFailure(code: string, message: string): HandOver {
  const isFinal = code.endsWith("_refused") || code.startsWith("url_");
  return { kind: isFinal ? "permanent" : "temporary", error: message };
}

function judgeStatus(status: number): HandOver {
  if (status >= 200 && status < 300) return { kind: "taken" };
  const error = `The push service answered ${status}.`;
  return { kind: status >= 500 || status === TOO_MANY ? "temporary" : "permanent", error };
}

async function markGone(ctx: Context, id: string): Promise<void> {
  await ctx.db
    .update(pushSubscriptions)
    .set({ goneAt: ctx.wallClock.now() })
    .where(eq(pushSubscriptions.id, id));
}
