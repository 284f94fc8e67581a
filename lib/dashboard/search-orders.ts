import type { CheckoutContext } from "@/lib/context/checkout-context";
import type { OrdersModel } from "@/lib/contracts/dashboard-models";
import type { OrderStatus } from "@/lib/contracts/statuses";
import { listOrders, type OrderFilter } from "@/lib/orders/list-orders";
import { presentOrder } from "@/lib/orders/present-order";
import { findScopedOrder, type OrderRow, readWholeOrders } from "@/lib/orders/queries";
import { findScopedPayment } from "@/lib/payments/queries";
import { requirePermission, type Seat } from "@/lib/people/require-permission";
import { findScopedRefund, readWholeRefund } from "@/lib/refunds/queries";

export const ORDERS_ON_A_PAGE = 25;

export type OrderSearch = {
  /** An order's number, the id of an order, a payment or a refund, a customer's email, or the merchant's own reference. */
  text: string;
  status: OrderStatus | undefined;
  /** The id of the last order that was shown. */
  before: string | null;
};

/** The merchant's orders that a text finds, newest first, page by page. What looks like nothing of these is a reference. */
export async function searchOrders(
  ctx: CheckoutContext,
  seat: Seat,
  { text, status, before }: OrderSearch,
): Promise<OrdersModel> {
  requirePermission(seat, "orders:read");
  const typed = text.trim();
  const byId = /^(?:ord|pay|ref)_[0-9a-z]{1,64}$/.test(typed);
  const rows = byId
    ? (await findById(ctx, seat, typed)).filter((order) => status === undefined || order.status === status)
    : await find(ctx, seat, typed, status, before);
  const shown = rows.slice(0, ORDERS_ON_A_PAGE);
  return {
    orders: (await readWholeOrders(ctx.db, shown)).map(presentOrder),
    nextCursor: rows.length > ORDERS_ON_A_PAGE ? (shown.at(-1)?.id ?? null) : null,
  };
}

async function find(
  ctx: CheckoutContext,
  seat: Seat,
  text: string,
  status: OrderStatus | undefined,
  before: string | null,
): Promise<OrderRow[]> {
  const list = (filter: OrderFilter) =>
    listOrders(ctx.db, seat, { status, ...filter }, { before, limit: ORDERS_ON_A_PAGE + 1 });
  if (text === "") return list({});
  if (text.includes("@")) return list({ email: text });
  const numbered = await list({ number: text.toUpperCase() });
  return numbered.length > 0 ? numbered : list({ clientReferenceId: text });
}

async function findById(ctx: CheckoutContext, seat: Seat, id: string): Promise<OrderRow[]> {
  const orderId = await orderOf(ctx, seat, id);
  const order = orderId === null ? null : await findScopedOrder(ctx.db, seat, orderId);
  return order ? [order] : [];
}

async function orderOf(ctx: CheckoutContext, seat: Seat, id: string): Promise<string | null> {
  if (id.startsWith("ord_")) return id;
  if (id.startsWith("pay_")) return (await findScopedPayment(ctx.db, seat, id))?.orderId ?? null;
  const refund = await findScopedRefund(ctx.db, seat, id);
  return refund ? (await readWholeRefund(ctx.db, refund)).orderId : null;
}
