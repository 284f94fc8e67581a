import { presentApiKey } from "@/lib/api-keys/present-api-key";
import { revokeApiKey } from "@/lib/api-keys/revoke-api-key";
import { noFieldsSchema } from "@/lib/contracts/no-fields";
import { writeRoute } from "@/lib/http/merchant-route";

export const POST = writeRoute(noFieldsSchema, async ({ ctx, scope, params }) => {
  const row = await revokeApiKey(ctx, scope, params.id ?? "");
  return { status: 200, body: presentApiKey(row, ctx.wallClock.now()) };
});
