import { readRoute } from "@/lib/http/merchant-route";
import { readEntry } from "@/lib/statements/read-entry";

export const GET = readRoute({}, async ({ ctx, scope, params }) => ({
  status: 200,
  body: await readEntry(ctx, scope, params.id ?? ""),
}));
