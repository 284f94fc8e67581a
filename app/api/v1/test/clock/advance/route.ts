import { advanceClockSchema } from "@/lib/contracts/test-mode";
import { advanceClock, moveClockTo } from "@/lib/due/advance-clock";
import { stepsRoute } from "@/lib/http/merchant-route";

export const POST = stepsRoute(
  advanceClockSchema,
  async ({ ctx, scope, input, bind }) => {
    const begin = (inside: Parameters<typeof bind>[0], target: Date) => bind(inside, target.toISOString());
    return { status: 200, body: await advanceClock(ctx, scope, input, begin) };
  },
  async ({ ctx, scope }, target) => ({
    isSettled: true,
    answer: { status: 200, body: await moveClockTo(ctx, scope, new Date(target)) },
  }),
);
