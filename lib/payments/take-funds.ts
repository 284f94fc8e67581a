import type { Actor } from "@/db/schema";
import type { CheckoutTransaction } from "@/lib/context/checkout-context";
import type { OrderRow } from "@/lib/orders/queries";
import { applyReport } from "./apply-report";
import { lockLivePayment, type PaymentRow } from "./queries";

/** Minor units of a currency, which may be none of ours. */
export type Funds = { amountMinor: number; currency: string };

export type FundsRefusal =
  | "order_paid"
  | "order_canceled"
  | "order_deleted"
  | "not_awaiting_funds"
  | "currency_differs"
  | "too_little"
  | "too_much";

/**
 * Money has come to the merchant's account for an order, which the caller has locked. Exactly what its payment awaits makes
 * it paid, like the merchant's own word (`mark-order-paid.ts`); anything else changes nothing and says why.
 */
export async function takeFunds(
  ctx: CheckoutTransaction,
  order: OrderRow,
  { amountMinor, currency }: Funds,
  actor: Actor,
): Promise<{ kind: "paid"; payment: PaymentRow } | { kind: "refused"; reason: FundsRefusal }> {
  if (order.status === "canceled") return refused("order_canceled");
  if (order.status === "deleted") return refused("order_deleted");
  if (order.paidAt !== null) return refused("order_paid");
  const payment = await lockLivePayment(ctx.tx, order.id);
  if (payment?.status !== "awaiting_funds") return refused("not_awaiting_funds");
  if (currency !== payment.currency) return refused("currency_differs");
  if (amountMinor < payment.amount) return refused("too_little");
  if (amountMinor > payment.amount) return refused("too_much");
  return {
    kind: "paid",
    payment: await applyReport(ctx, order, payment, { kind: "captured", amountMinor }, actor),
  };
}

function refused(reason: FundsRefusal) {
  return { kind: "refused" as const, reason };
}
