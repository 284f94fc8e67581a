import { notFound } from "@/lib/core/errors";
import { readRoute } from "@/lib/http/merchant-route";
import { presentPayment } from "@/lib/payments/present-payment";
import { findScopedPayment } from "@/lib/payments/queries";

export const GET = readRoute({}, async ({ ctx, scope, params }) => {
  const payment = await findScopedPayment(ctx.db, scope, params.id ?? "");
  if (!payment) throw notFound("payment");
  return { status: 200, body: presentPayment(payment) };
});
