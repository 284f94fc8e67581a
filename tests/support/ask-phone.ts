import { startCheckout } from "@/lib/checkout/start-checkout";
import { type CreateSessionRequest, createSessionSchema } from "@/lib/contracts/session-request";
import { must } from "@/lib/core/invariant";
import { transact } from "@/lib/events/transact";
import type { PaymentRow } from "@/lib/payments/queries";
import type { World } from "./checkout-world";

export const CUSTOMER_PHONE = "+3547700067";

/** A cart of €24.00 for a phone: the order is placed and the phone is asked. */
export async function askPhone(
  { ctx, scope }: Pick<World, "ctx" | "scope">,
  request: Partial<CreateSessionRequest> = {},
): Promise<PaymentRow> {
  const whole = createSessionSchema.parse({
    currency: "EUR",
    country: "IS",
    locale: "is",
    ui_mode: "headless",
    payment_method: "phone",
    customer: { phone: CUSTOMER_PHONE },
    items: [{ name: "Assam, 250 g", unit_amount: 1200, quantity: 2 }],
    ...request,
  });
  const { payment } = await transact(ctx, (inside) => startCheckout(inside, scope, whole));
  return must(payment, "the payment that was put to the phone");
}
