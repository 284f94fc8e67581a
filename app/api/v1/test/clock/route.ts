import { presentClock } from "@/lib/due/advance-clock";
import { readRoute } from "@/lib/http/merchant-route";
import { assertTestMode } from "@/lib/http/test-mode-only";

export const GET = readRoute({}, async ({ ctx, scope }) => {
  assertTestMode(scope);
  return { status: 200, body: await presentClock(ctx, scope) };
});
