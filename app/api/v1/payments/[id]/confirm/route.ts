import { confirmPayment } from "@/lib/checkout/payments/confirm-payment";
import { noFieldsSchema } from "@/lib/contracts/no-fields";
import { stepsRoute } from "@/lib/http/merchant-route";
import { presentPayment } from "@/lib/payments/present-payment";

export const POST = stepsRoute(noFieldsSchema, async ({ ctx, scope, params }) => ({
  status: 200,
  body: presentPayment(await confirmPayment(ctx, scope, params.id ?? "")),
}));
