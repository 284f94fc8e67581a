import { presentApiKey } from "@/lib/api-keys/present-api-key";
import { readScopedApiKey } from "@/lib/api-keys/queries";
import { updateApiKey } from "@/lib/api-keys/update-api-key";
import { updateApiKeySchema } from "@/lib/contracts/api-key-request";
import { readRoute, writeRoute } from "@/lib/http/merchant-route";

export const GET = readRoute({}, async ({ ctx, scope, params }) => {
  const row = await readScopedApiKey(ctx.db, scope, params.id ?? "");
  return { status: 200, body: presentApiKey(row, ctx.wallClock.now()) };
});

export const POST = writeRoute(updateApiKeySchema, async ({ ctx, scope, input, params }) => {
  const row = await updateApiKey(ctx, scope, params.id ?? "", input);
  return { status: 200, body: presentApiKey(row, ctx.wallClock.now()) };
});
