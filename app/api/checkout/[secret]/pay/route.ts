import { nextStep } from "@/lib/checkout/pages/next-step";
import { must } from "@/lib/core/invariant";
import { customerForm } from "@/lib/http/customer-route";
import { orderAddress } from "@/lib/http/refused-address";
import { findOrder } from "@/lib/orders/queries";
import { findPaymentMethod } from "@/lib/payments/methods/find-payment-method";
import { submitPayment } from "@/lib/payments/submit-payment";
import { findSession } from "@/lib/sessions/queries";

export const POST = customerForm(
  "ord",
  async ({ ctx, id, form }) => {
    const order = must(await findOrder(ctx.db, id), "the order behind a secret");
    const session = must(await findSession(ctx.db, order.sessionId), "the order's session");
    const method = String(form.get("payment_method") ?? "");
    // The page's card form is the same for all; a method without a field of its own gets no token.
    const hasField = findPaymentMethod(method)?.next_step === "enter_card";
    const payment = await submitPayment(ctx, {
      orderId: id,
      method,
      token: hasField ? (form.get("token")?.toString() ?? null) : null,
      actor: "customer",
    });
    const next = nextStep(ctx, session, order, payment);
    return {
      body: {
        status: payment.status,
        payment_id: payment.id,
        next: next.presentation === "page" ? null : next.url,
        presentation: next.presentation,
      },
      location: next.url,
    };
  },
  orderAddress,
);
