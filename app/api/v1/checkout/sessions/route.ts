import { presentSessionResponse } from "@/lib/checkout/sessions/present-session";
import { startCheckout } from "@/lib/checkout/start-checkout";
import { createSessionSchema } from "@/lib/contracts/session-request";
import { writeRoute } from "@/lib/http/merchant-route";

export const POST = writeRoute(createSessionSchema, async ({ ctx, scope, input }) => {
  const { session, payment } = await startCheckout(ctx, scope, input);
  return { status: 201, body: presentSessionResponse(ctx, session, payment) };
});
