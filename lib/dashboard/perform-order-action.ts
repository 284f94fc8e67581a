import { z } from "zod";
import type { CheckoutContext, CheckoutTransaction } from "@/lib/context/checkout-context";
import type { OrderAction } from "@/lib/contracts/dashboard-models";
import { fieldError, parseInput } from "@/lib/contracts/parse";
import { markRefundPaidSchema, refuseRefundRequestSchema } from "@/lib/contracts/refund-bodies";
import { invalidFields, notFound } from "@/lib/core/errors";
import { readAmount } from "@/lib/core/read-amount";
import { cancelOrder } from "@/lib/orders/cancel-order";
import { findScopedOrder } from "@/lib/orders/queries";
import { cancelPayment } from "@/lib/payments/cancel-payment";
import { confirmPayment } from "@/lib/payments/confirm-payment";
import { markOrderPaid } from "@/lib/payments/mark-order-paid";
import { requirePermission, type Seat } from "@/lib/people/require-permission";
import { acceptRefundRequest } from "@/lib/refunds/accept-refund-request";
import { markRefundPaid } from "@/lib/refunds/mark-refund-paid";
import { refundOrder } from "@/lib/refunds/refund-order";
import { refuseRefundRequest } from "@/lib/refunds/refuse-refund-request";
import { ORDER_ACTION_PERMISSIONS } from "./order-action-permissions";

export type ActionCall = {
  action: OrderAction;
  orderId: string;
  /** The payment, request or refund that the form names. */
  about: string;
  /** What was typed, by the names of the form's fields. */
  typed: Readonly<Record<string, string>>;
};

/** Runs a transaction under the form's own key, so that a form which is sent twice is done once. */
export type Once = (work: (inside: CheckoutTransaction) => Promise<unknown>) => Promise<void>;

/**
 * Does to an order what somebody in this seat has pressed: the same verbs that the API calls. Refused: 403 where the role may
 * not, 404 for another merchant's order, 422 naming the field, and whatever the verb refuses.
 */
export async function performOrderAction(
  ctx: CheckoutContext,
  seat: Seat,
  call: ActionCall,
  once: Once,
): Promise<void> {
  requirePermission(seat, ORDER_ACTION_PERMISSIONS[call.action]);
  if (!(await findScopedOrder(ctx.db, seat, call.orderId))) throw notFound("order");
  const { orderId, about, typed } = call;
  switch (call.action) {
    case "confirm-payment":
      await confirmPayment(ctx, seat, about);
      return;
    case "cancel-payment":
      await cancelPayment(ctx, seat, about);
      return;
    case "mark-paid":
      await markOrderPaid(ctx, seat, orderId);
      return;
    case "cancel":
      await cancelOrder(ctx, seat, orderId);
      return;
    case "refund":
      return once((inside) => refund(inside, seat, orderId, typed));
    case "accept-request":
      return once((inside) => acceptRefundRequest(inside, seat, about));
    case "refuse-request": {
      const { answer } = parseInput(refuseRefundRequestSchema, { answer: typed.answer ?? "" });
      return once((inside) => refuseRefundRequest(inside, seat, about, answer));
    }
    case "mark-refund-paid": {
      const body = parseInput(markRefundPaidSchema, typed.reference ? { reference: typed.reference } : {});
      return once((inside) => markRefundPaid(inside, seat, about, body));
    }
  }
}

const refundForm = z.object({ part: z.enum(["all", "amount"]) });

/** All that is left, or the amount that was typed in the currency's own units. */
async function refund(
  inside: CheckoutTransaction,
  seat: Seat,
  orderId: string,
  typed: ActionCall["typed"],
): Promise<void> {
  const { part } = parseInput(refundForm, { part: typed.part });
  const order = await findScopedOrder(inside.tx, seat, orderId);
  if (!order) throw notFound("order");
  const amount = part === "all" ? undefined : readAmount(typed.amount ?? "", order.currency);
  if (amount === null) throw invalidFields([fieldError(["amount"], "number_expected")]);
  if (amount === 0) throw invalidFields([fieldError(["amount"], "refund_too_small")]);
  await refundOrder(inside, seat, orderId, amount === undefined ? {} : { amount });
}
