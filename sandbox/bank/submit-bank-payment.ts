import { isDeepStrictEqual } from "node:util";
import { addMs } from "@/lib/core/clock";
import type { PaymentRequest } from "@/lib/providers/sandbox/wire";
import { type BankContext, type BankPayment, done, refused, type VerbResult } from "./bank-payment";
import { asksOnItsPage, behaviourOf } from "./behaviour-of";
import { concludePayment } from "./conclude-payment";
import { newPageToken } from "./new-bank-id";

/** Starts a payment, once for each id: a repeat answers with the payment as it stands, whatever it asks for. */
export function submitBankPayment(
  existing: BankPayment | null,
  request: PaymentRequest,
  ctx: BankContext,
): VerbResult {
  if (existing) {
    return isDeepStrictEqual(existing.request, request)
      ? done(existing)
      : refused(existing, "payment_exists", "Another payment was submitted under this id.");
  }
  const payment = newPayment(request);
  const behaviour = behaviourOf(request);
  if (asksOnItsPage(request)) return done(askCustomer(payment, "window", ctx));
  if (behaviour.challenge) return done(askCustomer(payment, "frame", ctx));
  if (behaviour.settleAfterMs > 0) {
    const settleAt = addMs(ctx.clock.now(), behaviour.settleAfterMs).toISOString();
    return done({ ...payment, settleAt });
  }
  return done(concludePayment(payment, behaviour.verdict, ctx, behaviour.eventDelaysMs));
}

function newPayment(request: PaymentRequest): BankPayment {
  return {
    id: request.id,
    request,
    status: "pending",
    page: null,
    failure: null,
    capturedMinor: 0,
    holdExpiresAt: null,
    settleAt: null,
    refunds: [],
    outbox: [],
  };
}

function askCustomer(payment: BankPayment, presentation: "frame" | "window", ctx: BankContext): BankPayment {
  const token = newPageToken(ctx.random);
  const url = new URL(`/bank/${token}`, ctx.publicUrl).href;
  return { ...payment, status: "requires_action", page: { token, url, presentation } };
}
