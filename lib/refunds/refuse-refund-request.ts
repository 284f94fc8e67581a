import type { Scope } from "@/db/context";
import type { CheckoutTransaction } from "@/lib/context/checkout-context";
import { answerRefundRequest } from "./answer-refund-request";
import type { RefundRequestRow } from "./refund-request-queries";

/** The merchant gives nothing back, and says why. Refusing twice is harmless; refused (409) once it was accepted. */
export async function refuseRefundRequest(
  ctx: CheckoutTransaction,
  scope: Scope,
  requestId: string,
  answer: string,
): Promise<RefundRequestRow> {
  return answerRefundRequest(ctx, scope, requestId, { trigger: "refuse", answer });
}
