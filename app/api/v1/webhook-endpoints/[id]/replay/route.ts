import { replayWebhooksSchema } from "@/lib/contracts/webhook-endpoint-request";
import { writeRoute } from "@/lib/http/merchant-route";
import { replayWebhooks } from "@/lib/webhooks/replay-webhooks";

export const POST = writeRoute(replayWebhooksSchema, async ({ ctx, scope, input, params }) => {
  const endpoint = params.id ?? "";
  const deliveries = await replayWebhooks(ctx, scope, endpoint, input);
  return { status: 200, body: { object: "webhook_replay", endpoint, deliveries } };
});
