import { endSession } from "@/lib/checkout/sessions/end-session";
import { presentSessionResponse } from "@/lib/checkout/sessions/present-session";
import { noFieldsSchema } from "@/lib/contracts/no-fields";
import { writeRoute } from "@/lib/http/merchant-route";

export const POST = writeRoute(noFieldsSchema, async ({ ctx, scope, params }) => ({
  status: 200,
  body: presentSessionResponse(ctx, await endSession(ctx, scope, params.id ?? "", "cancel"), null),
}));
