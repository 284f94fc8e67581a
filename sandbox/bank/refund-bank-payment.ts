import type { RefundAnswer } from "@/lib/providers/sandbox/wire";
import type { BankContext, BankPayment } from "./bank-payment";
import { emitBankEvent } from "./emit-bank-event";
import { refundedMinor } from "./present-bank-payment";

export type RefundResult = { payment: BankPayment; answer: RefundAnswer };

/**
 * Gives captured money back, once for each refund id, and never more than was captured. A refund that fails is kept
 * too: asking again under the same id answers the same.
 */
export function refundBankPayment(
  payment: BankPayment,
  refund: { id: string; amountMinor: number },
  ctx: BankContext,
): RefundResult {
  const first = payment.refunds.find((candidate) => candidate.answer.id === refund.id);
  if (first) return { payment, answer: first.answer };
  const answer = judge(payment, refund);
  const refunds = [...payment.refunds, { amountMinor: refund.amountMinor, answer }];
  return { payment: emitBankEvent({ ...payment, refunds }, ctx, { refund: answer }), answer };
}

function judge(payment: BankPayment, refund: { id: string; amountMinor: number }): RefundAnswer {
  if (payment.status !== "captured") {
    return { id: refund.id, status: "failed", message: "Nothing was captured." };
  }
  if (refundedMinor(payment) + refund.amountMinor > payment.capturedMinor) {
    return { id: refund.id, status: "failed", message: "More than was captured cannot be refunded." };
  }
  return { id: refund.id, status: "succeeded" };
}
