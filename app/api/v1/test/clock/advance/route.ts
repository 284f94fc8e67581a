import { advanceClockSchema } from "@/lib/contracts/test-mode";
import { advanceClock } from "@/lib/due/advance-clock";
import { stepsRoute } from "@/lib/http/merchant-route";
import { assertTestMode } from "@/lib/http/test-mode-only";

export const POST = stepsRoute(advanceClockSchema, async ({ ctx, scope, input }) => {
  assertTestMode(scope);
  return { status: 200, body: await advanceClock(ctx, scope, input) };
});
