import { and, eq } from "drizzle-orm";
import { type Context, mayReachLoopback } from "@/db/context";
import { events } from "@/db/schema";
import { assertNoTransaction, inTransaction } from "@/db/transaction";
import type { CheckoutContext } from "@/lib/context/checkout-context";
import { API_VERSION } from "@/lib/contracts/event-types";
import { addMs, MINUTE_MS, SECOND_MS } from "@/lib/core/clock";
import { must } from "@/lib/core/invariant";
import type { PostOutcome } from "@/lib/core/safe-fetch/post-safely";
import { findPayment } from "@/lib/payments/queries";
import { signWebhook } from "@/lib/webhooks/signature/sign-webhook";
import { type CallbackRow, lockCallback, updateCallback } from "./callback-queries";
import { callbackSecret } from "./callback-secret";
import { recordCallback } from "./record-callback";

/** For one question: looking up, connecting, sending and reading the answer. */
const ATTEMPT_TIMEOUT_MS = 10 * SECOND_MS;
/** Only the status counts: what else is answered is read to its end, and not kept. */
const MAX_ANSWER_BYTES = 2_048;
/** Longer than any question takes with its record, so that only a dead worker's comes round again. */
const LEASE_MS = MINUTE_MS;

/**
 * Asks a merchant's `callback_url` once whether an authorized payment is confirmed: claim, call, record. What goes wrong at
 * the merchant's server is recorded and never throws. Where the payment was decided meanwhile, or its time is over, nobody
 * is asked and the callback ends.
 */
export async function performCallback(ctx: CheckoutContext, paymentId: string): Promise<void> {
  const callback = await claim(ctx, paymentId);
  if (!callback) return;
  await recordCallback(ctx, callback, await ask(ctx, callback));
}

/** A lease: two workers do not ask at once, and a process that dies in the middle leaves a retry behind. */
function claim(ctx: Context, paymentId: string): Promise<CallbackRow | null> {
  return inTransaction(ctx.db, async (tx) => {
    const callback = must(await lockCallback(tx, paymentId), "the callback");
    const now = ctx.clock.now();
    if (callback.status !== "pending" || callback.dueAt === null || callback.dueAt > now) return null;
    const { status, confirmBy } = must(await findPayment(tx, paymentId), "the payment of a callback");
    if (status !== "authorized" || confirmBy === null || confirmBy <= now) {
      await updateCallback(tx, paymentId, { status: "ended" });
      return null;
    }
    const claimed = { attempts: callback.attempts + 1, lastAttemptAt: now, dueAt: addMs(now, LEASE_MS) };
    await updateCallback(tx, paymentId, claimed);
    return { ...callback, ...claimed };
  });
}

async function ask(ctx: CheckoutContext, callback: CallbackRow): Promise<PostOutcome> {
  assertNoTransaction("a confirmation callback");
  const event = await readQuestion(ctx, callback.paymentId);
  const body = Buffer.from(event.body);
  return ctx.post({
    url: callback.url,
    body,
    headers: {
      "content-type": "application/json",
      "user-agent": `Opentill/${API_VERSION}`,
      // Over the network wall-clock time counts, wherever the merchant's own has been moved to.
      ...signWebhook({
        id: event.id,
        timestamp: ctx.wallClock.now(),
        body,
        secrets: [callbackSecret(ctx.keys, callback)],
      }),
    },
    timeoutMs: ATTEMPT_TIMEOUT_MS,
    maxAnswerBytes: MAX_ANSWER_BYTES,
    allowLoopback: mayReachLoopback(ctx, event),
  });
}

/** A payment is authorized once, so it has one event that asks. Its very bytes are what is posted. */
async function readQuestion(
  ctx: Context,
  paymentId: string,
): Promise<{ id: string; body: string; livemode: boolean }> {
  const [event] = await ctx.db
    .select({ id: events.id, body: events.body, livemode: events.livemode })
    .from(events)
    .where(and(eq(events.objectId, paymentId), eq(events.type, "payment.ready_to_confirm")));
  return must(event, "the event that asks for a confirmation");
}
