import { isDeepStrictEqual } from "node:util";
import { addMs } from "@/lib/core/clock";
import { findTestCardByToken } from "@/lib/providers/sandbox/test-cards";
import type { PaymentRequest } from "@/lib/providers/sandbox/wire";
import { type BankContext, type BankPayment, done, refused, type VerbResult } from "./bank-payment";
import { CARD_BEHAVIOURS, type CardBehaviour } from "./card-behaviours";
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
  const card = cardBehaviourOf(request);
  if (!card) return done(askCustomer(payment, "window", ctx));
  if (card.challenge) return done(askCustomer(payment, "frame", ctx));
  if (card.settleAfterMs > 0) {
    const settleAt = addMs(ctx.clock.now(), card.settleAfterMs).toISOString();
    return done({ ...payment, settleAt });
  }
  return done(concludePayment(payment, card.verdict, ctx, card.eventDelaysMs));
}

/** What the test card does; null for a method that has no card. */
export function cardBehaviourOf(request: PaymentRequest): CardBehaviour | null {
  const card = findTestCardByToken(request.token ?? "");
  return card ? CARD_BEHAVIOURS[card.outcome] : null;
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
