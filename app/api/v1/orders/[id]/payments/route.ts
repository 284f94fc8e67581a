import { createPaymentSchema } from "@/lib/contracts/payment-request";
import { notFound } from "@/lib/core/errors";
import { must } from "@/lib/core/invariant";
import { stepsRoute } from "@/lib/http/merchant-route";
import { findScopedOrder } from "@/lib/orders/queries";
import { presentPayment } from "@/lib/payments/present-payment";
import { findScopedPayment } from "@/lib/payments/queries";
import { submitPayment } from "@/lib/payments/submit-payment";

export const POST = stepsRoute(
  createPaymentSchema,
  async ({ ctx, scope, input, params, bind }) => {
    const order = await findScopedOrder(ctx.db, scope, params.id ?? "");
    if (!order) throw notFound("order");
    const payment = await submitPayment(ctx, {
      orderId: order.id,
      method: input.method,
      token: input.token ?? null,
      actor: "merchant",
      also: (inside, { id }) => bind(inside, id),
    });
    return { status: 201, body: presentPayment(payment) };
  },
  async ({ ctx, scope }, paymentId) => {
    const payment = must(await findScopedPayment(ctx.db, scope, paymentId), "the payment of a key");
    return {
      isSettled: payment.reconcileAt === null,
      answer: { status: 201, body: presentPayment(payment) },
    };
  },
);
