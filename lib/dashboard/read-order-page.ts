import type { CheckoutContext } from "@/lib/context/checkout-context";
import type { OrderPageModel } from "@/lib/contracts/dashboard-models";
import { notFound } from "@/lib/core/errors";
import { findScopedOrder } from "@/lib/orders/queries";
import { readOrder } from "@/lib/orders/read-order";
import { readTimeline } from "@/lib/orders/read-timeline";
import { findPaymentMethod } from "@/lib/payments/methods/find-payment-method";
import { requirePermission, type Seat } from "@/lib/people/require-permission";
import { presentRefundRequest } from "@/lib/refunds/present-refund-request";
import { listOrderRefunds } from "@/lib/refunds/queries";
import { listRefundRequests } from "@/lib/refunds/refund-request-queries";
import { offerActions } from "./offer-actions";

/** Requests of one order that are shown; only one can be pending. */
const MOST_REQUESTS = 50;

/** An order with everything that happened to it, and what somebody in this seat can do now. 404 like any missing order. */
export async function readOrderPage(ctx: CheckoutContext, seat: Seat, id: string): Promise<OrderPageModel> {
  requirePermission(seat, "orders:read");
  const row = await findScopedOrder(ctx.db, seat, id);
  if (!row) throw notFound("order");
  const [order, refunds, found] = await Promise.all([
    readOrder(ctx, row),
    listOrderRefunds(ctx.db, id),
    listRefundRequests(ctx.db, seat, { orderId: id }, { before: null, limit: MOST_REQUESTS }),
  ]);
  const requests = found.map(presentRefundRequest);
  const objects = [order, ...order.payments, ...order.refunds, ...requests];
  const timeline = await readTimeline(
    ctx.db,
    objects.map((object) => object.id),
  );
  // What came too late was never the order's: giving it back takes nothing from what is left.
  const givenBack = refunds
    .filter(({ refund }) => refund.status !== "failed" && refund.strayReportId === null)
    .reduce((sum, { refund }) => sum + refund.amount, 0);
  const paid = order.payments.find(({ status }) => status === "succeeded");
  const refundable = paid && (findPaymentMethod(paid.method)?.refundable ?? "partial");
  const now = ctx.clock.now();
  return {
    now,
    order,
    requests,
    timeline,
    offered: offerActions(seat.role, {
      order,
      requests,
      now,
      leftMinor: paid && refundable !== "no" ? paid.amount_captured - givenBack : 0,
    }),
    isPartRefundable: refundable === "partial",
  };
}
