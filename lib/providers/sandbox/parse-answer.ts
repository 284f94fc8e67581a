import type { ProviderReport, RefundReport } from "../provider";
import type { BankAnswer } from "./call-bank";
import { parseRefundReport, parseReport } from "./parse-report";
import { errorAnswerSchema, paymentAnswerSchema, refundAnswerSchema } from "./wire";

/**
 * The answer to a call about one payment. Only what the bank plainly says is passed on: silence, a fault, a refused key
 * or words that cannot be read are `pending`, because the money may have moved all the same.
 */
export function parsePaymentAnswer(answer: BankAnswer | null, paymentId: string): ProviderReport {
  if (!answer) return { kind: "pending" };
  if (answer.status === 200 || answer.status === 201) return readPayment(answer.body, paymentId);
  const refusal = readRefusal(answer);
  // A verb that the bank refuses changes nothing: what counts is how the payment stands.
  if (refusal?.payment) return readPayment(refusal.payment, paymentId);
  if (answer.status === 404 && refusal?.error.code === "payment_not_found") return { kind: "unknown" };
  if (answer.status === 422 && refusal) {
    return { kind: "failed", reason: "provider_error", message: refusal.error.message };
  }
  return { kind: "pending" };
}

/** The answer to a refund, by the same rule. */
export function parseRefundAnswer(answer: BankAnswer | null, refundId: string): RefundReport {
  if (!answer) return { kind: "pending" };
  if (answer.status === 200 || answer.status === 201) return readRefund(answer.body, refundId);
  const refusal = readRefusal(answer);
  if (refusal && (answer.status === 404 || answer.status === 422)) {
    return { kind: "failed", message: refusal.error.message };
  }
  return { kind: "pending" };
}

function readPayment(body: unknown, paymentId: string): ProviderReport {
  const parsed = paymentAnswerSchema.safeParse(body);
  if (!parsed.success || parsed.data.id !== paymentId) return { kind: "pending" };
  return parseReport(parsed.data);
}

function readRefund(body: unknown, refundId: string): RefundReport {
  const parsed = refundAnswerSchema.safeParse(body);
  if (!parsed.success || parsed.data.id !== refundId) return { kind: "pending" };
  return parseRefundReport(parsed.data);
}

function readRefusal(answer: BankAnswer) {
  const parsed = errorAnswerSchema.safeParse(answer.body);
  return parsed.success ? parsed.data : null;
}
