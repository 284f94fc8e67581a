import { refuseRefundRequestSchema } from "@/lib/contracts/refund-bodies";
import { writeRoute } from "@/lib/http/merchant-route";
import { presentRefundRequest } from "@/lib/refunds/present-refund-request";
import { refuseRefundRequest } from "@/lib/refunds/refuse-refund-request";

export const POST = writeRoute(refuseRefundRequestSchema, async ({ ctx, scope, input, params }) => {
  const request = await refuseRefundRequest(ctx, scope, params.id ?? "", input.answer);
  return { status: 200, body: presentRefundRequest({ request, refundId: null }) };
});
