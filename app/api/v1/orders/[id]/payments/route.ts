import { submitPayment } from "@/lib/checkout/payments/submit-payment";
import { createPaymentSchema } from "@/lib/contracts/payment-request";
import { notFound } from "@/lib/core/errors";
import { stepsRoute } from "@/lib/http/merchant-route";
import { findScopedOrder } from "@/lib/orders/queries";
import { presentPayment } from "@/lib/payments/present-payment";

export const POST = stepsRoute(createPaymentSchema, async ({ ctx, scope, input, params }) => {
  const order = await findScopedOrder(ctx.db, scope, params.id ?? "");
  if (!order) throw notFound("order");
  const payment = await submitPayment(ctx, {
    orderId: order.id,
    method: input.method,
    token: input.token ?? null,
    actor: "merchant",
  });
  return { status: 201, body: presentPayment(payment) };
});
