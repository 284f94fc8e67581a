import type { Scope } from "@/db/context";
import type { CheckoutTransaction } from "@/lib/context/checkout-context";
import { conflict, notFound } from "@/lib/core/errors";
import { must } from "@/lib/core/invariant";
import { lockOrder, type OrderRow } from "@/lib/orders/queries";
import { writeToCustomer } from "@/lib/orders/write-to-customer";
import { findScopedRefundRequest, lockRefundRequest, type RefundRequestRow } from "./refund-request-queries";
import type { RefundRequestTrigger } from "./refund-request-states";
import { transitionRefundRequest } from "./transition-refund-request";

type Answer = {
  trigger: RefundRequestTrigger;
  answer: string | null;
  /** What the answer causes, done before it is written down; under the order's lock, for a request that is pending. */
  first?: (order: OrderRow, request: RefundRequestRow) => Promise<void>;
};

/** The merchant's word on a refund request. Said again it is harmless; the other word afterwards is refused (409). */
export async function answerRefundRequest(
  ctx: CheckoutTransaction,
  scope: Scope,
  requestId: string,
  { trigger, answer, first }: Answer,
): Promise<RefundRequestRow> {
  const found = await findScopedRefundRequest(ctx.tx, scope, requestId);
  if (!found) throw notFound("refund request");
  const order = must(await lockOrder(ctx.tx, found.orderId), "the request's order");
  const locked = await lockRefundRequest(ctx.tx, requestId);
  if (first && locked.status === "pending") await first(order, locked);
  const { decision, request } = await transitionRefundRequest(ctx, locked, {
    trigger,
    actor: "merchant",
    set: { answer },
  });
  if (decision.kind === "refused") {
    throw conflict("refund_request_answered", `The refund request was ${locked.status}.`);
  }
  if (decision.kind === "moved" && request.status === "refused") {
    await writeToCustomer(ctx, order, "refund_request_refused", request.id);
  }
  return request;
}
