import { markRefundPaid } from "@/lib/checkout/refunds/mark-refund-paid";
import { markRefundPaidSchema } from "@/lib/contracts/refund-bodies";
import { writeRoute } from "@/lib/http/merchant-route";
import { presentRefund } from "@/lib/refunds/present-refund";

export const POST = writeRoute(markRefundPaidSchema, async ({ ctx, scope, input, params }) => {
  return { status: 200, body: presentRefund(await markRefundPaid(ctx, scope, params.id ?? "", input)) };
});
