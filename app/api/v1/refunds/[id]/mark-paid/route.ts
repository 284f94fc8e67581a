import { markRefundPaidSchema } from "@/lib/contracts/refund-bodies";
import { writeRoute } from "@/lib/http/merchant-route";
import { markRefundPaid } from "@/lib/refunds/mark-refund-paid";
import { presentRefund } from "@/lib/refunds/present-refund";

export const POST = writeRoute(markRefundPaidSchema, async ({ ctx, scope, input, params }) => {
  return { status: 200, body: presentRefund(await markRefundPaid(ctx, scope, params.id ?? "", input)) };
});
