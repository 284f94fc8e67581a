import type { Clock } from "@/lib/core/clock";
import type { Random } from "@/lib/core/random";
import type {
  FailureReason,
  PaymentAnswer,
  PaymentRequest,
  RefundAnswer,
} from "@/lib/providers/sandbox/wire";

/**
 * One payment as the bank keeps it, with the events that it still has to send: the whole of it is stored as one
 * document, so that a state and the event that tells of it are written together.
 *
 *     pending ─────────┬─▶ authorized ─┬─▶ captured
 *     requires_action ─┤               └─▶ released
 *                      ├─▶ captured
 *                      ├─▶ released
 *                      └─▶ failed
 */
export type BankPayment = {
  id: string;
  request: PaymentRequest;
  status: BankStatus;
  /** The page that asks the customer; null where there is nothing to ask. Its token is the only key to it. */
  page: { token: string; url: string; presentation: "frame" | "window" } | null;
  failure: { reason: FailureReason; message: string } | null;
  capturedMinor: number;
  /** While `authorized`: when the hold lapses by itself. */
  holdExpiresAt: string | null;
  /** While `pending`: when the verdict falls. */
  settleAt: string | null;
  refunds: BankRefund[];
  outbox: OutboxEntry[];
};

export type BankStatus = PaymentAnswer["status"];

export type BankRefund = { amountMinor: number; answer: RefundAnswer };

/** One event to be sent once; an event that is sent three times is three entries with one body. */
export type OutboxEntry = {
  id: string;
  body: string;
  createdAt: string;
  attempts: number;
  nextAttemptAt: string;
};

/** What the bank's verbs may know of the world. */
export type BankContext = { clock: Clock; random: Random; publicUrl: string };

export type Refusal = { code: string; message: string };

/** A verb never throws on a rule: it answers with the payment as it then stands and, if refused, why. */
export type VerbResult = { payment: BankPayment; refusal: Refusal | null };

export function done(payment: BankPayment): VerbResult {
  return { payment, refusal: null };
}

export function refused(payment: BankPayment, code: string, message: string): VerbResult {
  return { payment, refusal: { code, message } };
}
