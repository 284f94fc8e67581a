import type { CheckoutContext } from "@/lib/context/checkout-context";
import { normalizeUrl } from "@/lib/contracts/address-fields";
import { must } from "@/lib/core/invariant";
import { findOrder } from "@/lib/orders/queries";
import { orderUrl } from "@/lib/orders/read-order";
import type { Return } from "@/lib/payments/return-from-bank";
import { findSession } from "@/lib/sessions/queries";
import { signResult, successUrlWithResult } from "../results/sign-result";

/** In the address of an order's page: the customer has done their part at the bank. It changes words and nothing else. */
export const RETURNED = "returned";

/**
 * Where a customer goes who is back from the bank: the order's page, or, from a headless session, the merchant's own.
 * There `success_url` means that the money is taken, held or being checked, and `cancel_url` that the payment did not go
 * through or was left. Neither is proof; a signed result goes with `success_url` once there is one.
 */
export async function returnAddress(
  ctx: CheckoutContext,
  { payment, isBeingChecked }: Return,
): Promise<string> {
  const order = must(await findOrder(ctx.db, payment.orderId), "the payment's order");
  const session = must(await findSession(ctx.db, order.sessionId), "the order's session");
  const page = `${orderUrl(ctx, order.id)}${isBeingChecked ? `?${RETURNED}=1` : ""}`;
  if (session.uiMode !== "headless") return page;
  const successUrl = readable(session.successUrl);
  switch (payment.status) {
    case "succeeded":
    case "authorized": {
      if (!successUrl) return page;
      const status = payment.status === "succeeded" ? "paid" : "authorized";
      return successUrlWithResult(successUrl, await signResult(ctx, session, order, status));
    }
    case "processing":
    case "capturing":
      return successUrl ?? page;
    default:
      return (isBeingChecked ? successUrl : readable(session.cancelUrl)) ?? page;
  }
}

/** An address that can stand in a header, also one that was stored before addresses were normalised. */
function readable(url: string | null): string | null {
  return url === null ? null : normalizeUrl(url);
}
