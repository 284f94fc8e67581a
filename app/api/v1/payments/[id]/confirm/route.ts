import { noFieldsSchema } from "@/lib/contracts/no-fields";
import { stepsRoute } from "@/lib/http/merchant-route";
import { confirmPayment } from "@/lib/payments/confirm-payment";
import { presentPayment } from "@/lib/payments/present-payment";

export const POST = stepsRoute(noFieldsSchema, async ({ ctx, scope, params }) => ({
  status: 200,
  body: presentPayment(await confirmPayment(ctx, scope, params.id ?? "")),
}));
