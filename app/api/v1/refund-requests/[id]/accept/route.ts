import { noFieldsSchema } from "@/lib/contracts/no-fields";
import { writeRoute } from "@/lib/http/merchant-route";
import { acceptRefundRequest } from "@/lib/refunds/accept-refund-request";
import { presentRefundRequest } from "@/lib/refunds/present-refund-request";
import { readWholeRefundRequest } from "@/lib/refunds/refund-request-queries";

export const POST = writeRoute(noFieldsSchema, async ({ ctx, scope, params }) => {
  const request = await acceptRefundRequest(ctx, scope, params.id ?? "");
  return { status: 200, body: presentRefundRequest(await readWholeRefundRequest(ctx.tx, request)) };
});
