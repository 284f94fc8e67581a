import { callbackSecret } from "@/lib/confirmations/callback-secret";
import { readRoute } from "@/lib/http/merchant-route";

export const GET = readRoute({}, async ({ ctx, scope }) => ({
  status: 200,
  body: { object: "callback_secret", livemode: scope.livemode, secret: callbackSecret(ctx.keys, scope) },
}));
