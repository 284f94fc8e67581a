import { cancelOrder } from "@/lib/checkout/orders/cancel-order";
import { readOrder } from "@/lib/checkout/orders/read-order";
import { cancelOrderSchema } from "@/lib/contracts/refund-bodies";
import { stepsRoute } from "@/lib/http/merchant-route";

export const POST = stepsRoute(cancelOrderSchema, async ({ ctx, scope, input, params }) => ({
  status: 200,
  body: await readOrder(ctx, await cancelOrder(ctx, scope, params.id ?? "", input.reason)),
}));
