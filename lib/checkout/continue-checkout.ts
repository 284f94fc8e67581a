import type { CheckoutContext } from "@/lib/context/checkout-context";
import type { CartUpdate } from "@/lib/contracts/cart-update";
import type { PlaceOrderForm } from "@/lib/contracts/customer";
import type { Locale } from "@/lib/contracts/locales";
import { conflict, Refusal } from "@/lib/core/errors";
import { transact } from "@/lib/events/transact";
import type { OrderRow } from "@/lib/orders/queries";
import { findPaymentMethod } from "@/lib/payments/methods/find-payment-method";
import type { PaymentRow } from "@/lib/payments/queries";
import { submitPayment } from "@/lib/payments/submit-payment";
import { placeOrder } from "@/lib/sessions/place-order";
import { updateCart } from "@/lib/sessions/update-cart";

type Input = {
  sessionId: string;
  update: CartUpdate;
  /** Parsed after the draft is safe, so that a refusal loses nothing that was typed. */
  parseForm: () => PlaceOrderForm;
  locale: Locale | null;
};

/**
 * What happens when the customer presses Continue: what they typed is kept, the order is placed, and a method that needs
 * nothing more from this page is paid by at once. Pressed again it answers with the same order and payment.
 *
 * Refused (409, `cart_changed`) where the press itself changed a quantity: the button had named another total.
 */
export async function continueCheckout(
  ctx: CheckoutContext,
  input: Input,
): Promise<{ order: OrderRow; payment: PaymentRow | null }> {
  const { isTotalChanged } = await keepTyped(ctx, input);
  if (isTotalChanged)
    throw conflict("cart_changed", "The cart has changed. Look at the total, then continue.");
  const form = input.parseForm();
  const { order, isNew } = await transact(ctx, (inside) =>
    placeOrder(inside, { sessionId: input.sessionId, form, locale: input.locale }),
  );
  const isDoneHere = findPaymentMethod(order.paymentMethod)?.next_step !== "enter_card";
  if (!isNew || !isDoneHere) return { order, payment: null };
  const payment = await submitPayment(ctx, {
    orderId: order.id,
    method: order.paymentMethod,
    token: null,
    actor: "customer",
  });
  return { order, payment };
}

/** Where the order has been placed already there is nothing left to keep, and the second press must find the order. */
async function keepTyped(
  ctx: CheckoutContext,
  { sessionId, update }: Input,
): Promise<{ isTotalChanged: boolean }> {
  try {
    return await transact(ctx, (inside) => updateCart(inside, sessionId, update));
  } catch (error) {
    if (error instanceof Refusal && error.code === "session_completed") return { isTotalChanged: false };
    throw error;
  }
}
