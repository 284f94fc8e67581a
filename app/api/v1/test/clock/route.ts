import { presentClock } from "@/lib/due/advance-clock";
import { readRoute } from "@/lib/http/merchant-route";

export const GET = readRoute({}, async ({ ctx, scope }) => {
  return { status: 200, body: await presentClock(ctx, scope) };
});
