import { fieldError } from "@/lib/contracts/parse";
import { conflict, type FieldError, invalidFields } from "@/lib/core/errors";
import type { OrderItemRow } from "@/lib/orders/queries";
import type { PaymentMethod } from "@/lib/payments/methods/payment-method";
import type { GivenBack } from "./queries";

/** What is asked for: an amount in minor units, or lines, or neither for all that is left. */
export type WantedRefund = {
  amount?: number | undefined;
  items?: readonly { item: string; quantity: number }[] | undefined;
};

export type Refundable = {
  capturedMinor: number;
  givenBack: GivenBack;
  lines: readonly OrderItemRow[];
  refundable: PaymentMethod["refundable"];
};

export type RefundPlan = {
  amountMinor: number;
  items: { orderItemId: string; quantity: number; amount: number }[];
};

/**
 * How much goes back, and for which lines: never more than was captured less what has gone back or is on its way, never
 * more units of a line than were bought.
 *
 * Refused: 409 where nothing is left or the method cannot send money back, 422 naming the field that asks for too much.
 */
export function planRefund(wanted: WantedRefund, from: Refundable): RefundPlan {
  if (from.refundable === "no") {
    throw conflict("payment_not_refundable", "Money cannot be sent back by this payment method.");
  }
  const leftMinor = from.capturedMinor - from.givenBack.amountMinor;
  if (leftMinor <= 0) throw conflict("order_not_refundable", "Nothing is left to refund.");
  const items = planItems(wanted.items ?? [], from);
  const amountMinor = wanted.items ? sumOf(items) : (wanted.amount ?? leftMinor);
  const field = wanted.items ? "items" : "amount";
  const errors: FieldError[] = [];
  if (amountMinor === 0) errors.push(fieldError([field], "refund_too_small"));
  if (amountMinor > leftMinor) errors.push(fieldError([field], "refund_too_large"));
  if (from.refundable === "full" && amountMinor < from.capturedMinor) {
    errors.push(fieldError([field], "refund_not_whole"));
  }
  if (errors.length > 0) throw invalidFields(errors);
  return { amountMinor, items };
}

function planItems(wanted: NonNullable<WantedRefund["items"]>, from: Refundable): RefundPlan["items"] {
  const errors: FieldError[] = [];
  const items = wanted.flatMap(({ item, quantity }, index) => {
    const line = from.lines.find(({ id }) => id === item);
    if (!line) {
      errors.push(fieldError(["items", index, "item"], "order_item_unknown"));
      return [];
    }
    if (quantity > line.quantity - (from.givenBack.quantities.get(item) ?? 0)) {
      errors.push(fieldError(["items", index, "quantity"], "refund_quantity_too_large"));
    }
    return [{ orderItemId: item, quantity, amount: line.unitAmount * quantity }];
  });
  if (errors.length > 0) throw invalidFields(errors);
  return items;
}

function sumOf(items: RefundPlan["items"]): number {
  return items.reduce((sum, { amount }) => sum + amount, 0);
}
