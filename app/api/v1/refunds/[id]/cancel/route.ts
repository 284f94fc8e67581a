import { noFieldsSchema } from "@/lib/contracts/no-fields";
import { writeRoute } from "@/lib/http/merchant-route";
import { cancelRefund } from "@/lib/refunds/cancel-refund";
import { presentRefund } from "@/lib/refunds/present-refund";

export const POST = writeRoute(noFieldsSchema, async ({ ctx, scope, params }) => {
  return { status: 200, body: presentRefund(await cancelRefund(ctx, scope, params.id ?? "")) };
});
