import { createRefundSchema } from "@/lib/contracts/refund-bodies";
import { writeRoute } from "@/lib/http/merchant-route";
import { presentRefund } from "@/lib/refunds/present-refund";
import { readWholeRefund } from "@/lib/refunds/queries";
import { refundOrder } from "@/lib/refunds/refund-order";

export const POST = writeRoute(createRefundSchema, async ({ ctx, scope, input, params }) => {
  const refund = await refundOrder(ctx, scope, params.id ?? "", input);
  return { status: 201, body: presentRefund(await readWholeRefund(ctx.tx, refund)) };
});
