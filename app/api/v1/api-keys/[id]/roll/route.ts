import { presentApiKey } from "@/lib/api-keys/present-api-key";
import { rollApiKey } from "@/lib/api-keys/roll-api-key";
import { rollApiKeySchema } from "@/lib/contracts/api-key-request";
import { writeRoute } from "@/lib/http/merchant-route";

export const POST = writeRoute(rollApiKeySchema, async ({ ctx, scope, input, params }) => {
  const { row, key, replaced } = await rollApiKey(ctx, scope, params.id ?? "", input);
  const now = ctx.wallClock.now();
  return { status: 201, body: { ...presentApiKey(row, now), key, replaced: presentApiKey(replaced, now) } };
});
