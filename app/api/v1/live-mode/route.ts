import { noFieldsSchema } from "@/lib/contracts/no-fields";
import { readRoute, writeRoute } from "@/lib/http/merchant-route";
import { goLive } from "@/lib/live-mode/go-live";
import { readLiveMode } from "@/lib/live-mode/read-live-mode";

export const GET = readRoute({}, async ({ ctx, scope }) => ({
  status: 200,
  body: await readLiveMode(ctx, scope),
}));

export const POST = writeRoute(noFieldsSchema, async ({ ctx, scope }) => ({
  status: 201,
  body: await goLive(ctx, scope),
}));
