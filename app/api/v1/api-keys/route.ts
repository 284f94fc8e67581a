import { createApiKey } from "@/lib/api-keys/create-api-key";
import { presentApiKey } from "@/lib/api-keys/present-api-key";
import { listApiKeys } from "@/lib/api-keys/queries";
import { createApiKeySchema } from "@/lib/contracts/api-key-request";
import { pageQuery } from "@/lib/contracts/list-queries";
import { readRoute, writeRoute } from "@/lib/http/merchant-route";
import { idBehind, pageOf } from "@/lib/http/page-of";
import { readQuery } from "@/lib/http/read-query";

export const POST = writeRoute(createApiKeySchema, async ({ ctx, scope, input }) => {
  const { row, key } = await createApiKey(ctx, scope, input);
  return { status: 201, body: { ...presentApiKey(row, ctx.wallClock.now()), key } };
});

export const GET = readRoute({}, async ({ ctx, scope, url }) => {
  const { cursor, limit } = readQuery(pageQuery, url);
  const rows = await listApiKeys(ctx.db, scope, { before: idBehind(cursor), limit: limit + 1 });
  const now = ctx.wallClock.now();
  return { status: 200, body: pageOf(rows, limit, (row) => presentApiKey(row, now)) };
});
