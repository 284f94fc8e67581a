import { startCheckout } from "@/lib/checkout/start-checkout";
import { createSessionSchema } from "@/lib/contracts/session-request";
import { writeRoute } from "@/lib/http/merchant-route";
import { presentSessionResponse } from "@/lib/sessions/present-session";

export const POST = writeRoute(createSessionSchema, async ({ ctx, scope, input }) => {
  const { session, payment } = await startCheckout(ctx, scope, input);
  return { status: 201, body: presentSessionResponse(ctx, session, payment) };
});
