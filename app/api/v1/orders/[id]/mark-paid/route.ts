import { readOrder } from "@/lib/checkout/orders/read-order";
import { markOrderPaid } from "@/lib/checkout/payments/mark-order-paid";
import { noFieldsSchema } from "@/lib/contracts/no-fields";
import { stepsRoute } from "@/lib/http/merchant-route";

export const POST = stepsRoute(noFieldsSchema, async ({ ctx, scope, params }) => ({
  status: 200,
  body: await readOrder(ctx, await markOrderPaid(ctx, scope, params.id ?? "")),
}));
