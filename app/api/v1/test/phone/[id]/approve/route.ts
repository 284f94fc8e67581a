import { answerScoped } from "@/lib/approvals/answer-scoped";
import { noFieldsSchema } from "@/lib/contracts/no-fields";
import { stepsRoute } from "@/lib/http/merchant-route";
import { presentPayment } from "@/lib/payments/present-payment";

export const POST = stepsRoute(noFieldsSchema, async ({ ctx, scope, params }) => {
  return { status: 200, body: presentPayment(await answerScoped(ctx, scope, params.id ?? "", "approve")) };
});
