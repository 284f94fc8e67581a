import { cancelOrderSchema } from "@/lib/contracts/refund-bodies";
import { stepsRoute } from "@/lib/http/merchant-route";
import { cancelOrder } from "@/lib/orders/cancel-order";
import { readOrder } from "@/lib/orders/read-order";

export const POST = stepsRoute(cancelOrderSchema, async ({ ctx, scope, input, params }) => ({
  status: 200,
  body: await readOrder(ctx, await cancelOrder(ctx, scope, params.id ?? "", input.reason)),
}));
