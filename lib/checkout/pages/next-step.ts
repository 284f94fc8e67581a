import type { CheckoutContext } from "@/lib/context/checkout-context";
import type { OrderRow } from "@/lib/orders/queries";
import { orderUrl } from "@/lib/orders/read-order";
import type { PaymentRow } from "@/lib/payments/queries";
import type { SessionRow } from "@/lib/sessions/queries";

export type NextStep = { url: string; presentation: "page" | "frame" | "window" };

/**
 * Where the customer's browser goes now. A bank page that needs a whole window is never opened from inside a frame: there
 * the order's page has a link that the customer presses.
 */
export function nextStep(
  ctx: CheckoutContext,
  session: Pick<SessionRow, "uiMode">,
  order: OrderRow,
  payment: PaymentRow | null,
): NextStep {
  const action = payment?.status === "requires_action" ? payment.action : null;
  const isFramed = session.uiMode === "embedded";
  if (!action || (isFramed && action.presentation === "window")) {
    return { url: orderUrl(ctx, order.id), presentation: "page" };
  }
  return { url: action.url, presentation: action.presentation };
}
