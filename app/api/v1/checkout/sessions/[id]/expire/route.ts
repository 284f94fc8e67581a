import { noFieldsSchema } from "@/lib/contracts/no-fields";
import { writeRoute } from "@/lib/http/merchant-route";
import { endSession } from "@/lib/sessions/end-session";
import { presentSessionResponse } from "@/lib/sessions/present-session";

export const POST = writeRoute(noFieldsSchema, async ({ ctx, scope, params }) => ({
  status: 200,
  body: presentSessionResponse(ctx, await endSession(ctx, scope, params.id ?? "", "expire"), null),
}));
