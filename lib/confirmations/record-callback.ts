import { inTransaction } from "@/db/transaction";
import type { CheckoutContext } from "@/lib/context/checkout-context";
import { Refusal } from "@/lib/core/errors";
import { must } from "@/lib/core/invariant";
import type { PostOutcome } from "@/lib/core/safe-fetch/post-safely";
import { confirmPayment } from "@/lib/payments/confirm-payment";
import { findPayment } from "@/lib/payments/queries";
import { type CallbackRow, lockCallback, updateCallback } from "./callback-queries";
import { nextCallbackAt } from "./next-callback-at";

const HTTP_OK = 200;

/**
 * What a merchant's answer to its callback means. Exactly 200 confirms the payment, like the API would and under the same
 * locks; anything else is asked again until `confirm_by`. A 200 that comes too late, or after a cancel, confirms nothing.
 */
export async function recordCallback(
  ctx: CheckoutContext,
  callback: CallbackRow,
  outcome: PostOutcome,
): Promise<void> {
  const isConfirmed = outcome.kind === "answered" && outcome.status === HTTP_OK;
  if (isConfirmed) await confirm(ctx, callback);
  else await askAgain(ctx, callback, outcome);
}

async function confirm(ctx: CheckoutContext, callback: CallbackRow): Promise<void> {
  const { paymentId } = callback;
  const heard = { lastStatus: HTTP_OK, lastError: null };
  try {
    await confirmPayment(ctx, callback, paymentId, ({ tx }) =>
      updateCallback(tx, paymentId, { ...heard, status: "confirmed" }),
    );
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    ctx.log.warn(
      { payment: paymentId, code: error.code },
      "a callback's 200 came too late and confirms nothing",
    );
  }
  // Still pending: somebody else has decided. There is nothing left to ask.
  await inTransaction(ctx.db, async (tx) => {
    const now = must(await lockCallback(tx, paymentId), "the callback");
    if (now.status === "pending") await updateCallback(tx, paymentId, { ...heard, status: "ended" });
  });
}

async function askAgain(ctx: CheckoutContext, callback: CallbackRow, outcome: PostOutcome): Promise<void> {
  const { paymentId } = callback;
  const isAnswered = outcome.kind === "answered";
  await inTransaction(ctx.db, async (tx) => {
    const locked = must(await lockCallback(tx, paymentId), "the callback");
    const { status, confirmBy } = must(await findPayment(tx, paymentId), "the payment of a callback");
    const now = ctx.clock.now();
    const heard = {
      lastStatus: isAnswered ? outcome.status : null,
      lastError: isAnswered ? null : outcome.message,
    };
    if (locked.status !== "pending") return;
    if (status !== "authorized" || confirmBy === null || confirmBy <= now) {
      await updateCallback(tx, paymentId, { ...heard, status: "ended" });
      return;
    }
    const dueAt = nextCallbackAt({
      attempts: callback.attempts,
      now,
      worldNow: ctx.wallClock.now(),
      confirmBy,
      retryAfter: isAnswered ? (outcome.headers["retry-after"] ?? null) : null,
      random: ctx.random,
    });
    await updateCallback(tx, paymentId, { ...heard, dueAt });
  });
}
