import { createSession } from "@/lib/checkout/sessions/create-session";
import { presentSessionResponse } from "@/lib/checkout/sessions/present-session";
import { createSessionSchema } from "@/lib/contracts/session-request";
import { writeRoute } from "@/lib/http/merchant-route";

export const POST = writeRoute(createSessionSchema, async ({ ctx, scope, input }) => ({
  status: 201,
  body: presentSessionResponse(ctx, await createSession(ctx, scope, input)),
}));
