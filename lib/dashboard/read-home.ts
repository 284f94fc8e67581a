import type { CheckoutContext } from "@/lib/context/checkout-context";
import type { HomeModel } from "@/lib/contracts/dashboard-models";
import { mayDo } from "@/lib/contracts/roles";
import { listOrders } from "@/lib/orders/list-orders";
import { presentOrder } from "@/lib/orders/present-order";
import { readWholeOrders } from "@/lib/orders/queries";
import { listPayments } from "@/lib/payments/list-payments";
import { requirePermission, type Seat } from "@/lib/people/require-permission";
import { presentRefund } from "@/lib/refunds/present-refund";
import { presentRefundRequest } from "@/lib/refunds/present-refund-request";
import { listRefunds } from "@/lib/refunds/queries";
import { listRefundRequests } from "@/lib/refunds/refund-request-queries";
import { listWebhookEndpoints } from "@/lib/webhooks/queries";

const MOST = 20;
const RECENT = 5;

/** What needs a person first, each list 20 long at most, and the newest orders. `ctx` is at the merchant's time. */
export async function readHome(ctx: CheckoutContext, seat: Seat): Promise<HomeModel> {
  for (const noun of ["orders", "payments", "refunds", "refund_requests"] as const) {
    requirePermission(seat, `${noun}:read`);
  }
  const first = { before: null, limit: MOST };
  const [awaiting, requests, byHand, endpoints, recent] = await Promise.all([
    listPayments(ctx, seat, { isAwaitingConfirmation: true }, { behind: null, limit: MOST }),
    listRefundRequests(ctx.db, seat, { status: "pending" }, first),
    listRefunds(ctx.db, seat, "requires_action", first),
    mayDo(seat.role, "webhook_endpoints:read") ? listWebhookEndpoints(ctx.db, seat) : [],
    listOrders(ctx.db, seat, {}, { before: null, limit: RECENT }),
  ]);
  return {
    now: ctx.clock.now(),
    awaiting,
    requests: requests.map(presentRefundRequest),
    refundsByHand: byHand.map(presentRefund),
    endpoints: endpoints
      .filter(({ status }) => status === "disabled")
      .map(({ id, url, disabledReason }) => ({ id, url, reason: disabledReason })),
    recent: (await readWholeOrders(ctx.db, recent)).map(presentOrder),
  };
}
