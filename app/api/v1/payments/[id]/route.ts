import { APPROVAL_POLL_SECONDS } from "@/lib/contracts/limits";
import { notFound } from "@/lib/core/errors";
import { readRoute } from "@/lib/http/merchant-route";
import { asApproval } from "@/lib/payments/as-approval";
import { findScopedPayment } from "@/lib/payments/queries";
import { readPayment } from "@/lib/payments/read-payment";

export const GET = readRoute({}, async ({ ctx, scope, params }) => {
  const payment = await findScopedPayment(ctx.db, scope, params.id ?? "");
  if (!payment) throw notFound("payment");
  // The pace for whoever polls while the customer looks at the phone.
  const pace = asApproval(payment) && { headers: { "retry-after": String(APPROVAL_POLL_SECONDS) } };
  return { status: 200, body: await readPayment(ctx, payment), ...pace };
});
