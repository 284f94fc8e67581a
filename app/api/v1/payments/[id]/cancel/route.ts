import { noFieldsSchema } from "@/lib/contracts/no-fields";
import { stepsRoute } from "@/lib/http/merchant-route";
import { cancelPayment } from "@/lib/payments/cancel-payment";
import { presentPayment } from "@/lib/payments/present-payment";

export const POST = stepsRoute(noFieldsSchema, async ({ ctx, scope, params }) => ({
  status: 200,
  body: presentPayment(await cancelPayment(ctx, scope, params.id ?? "")),
}));
