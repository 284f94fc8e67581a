import { noFieldsSchema } from "@/lib/contracts/no-fields";
import { stepsRoute } from "@/lib/http/merchant-route";
import { readOrder } from "@/lib/orders/read-order";
import { markOrderPaid } from "@/lib/payments/mark-order-paid";

export const POST = stepsRoute(noFieldsSchema, async ({ ctx, scope, params }) => ({
  status: 200,
  body: await readOrder(ctx, await markOrderPaid(ctx, scope, params.id ?? "")),
}));
