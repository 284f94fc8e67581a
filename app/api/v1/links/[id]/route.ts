import { updateLinkSchema } from "@/lib/contracts/link-request";
import { readRoute, writeRoute } from "@/lib/http/merchant-route";
import { readLink } from "@/lib/links/read-link";
import { updateLink } from "@/lib/links/update-link";

export const GET = readRoute({}, async ({ ctx, scope, params }) => ({
  status: 200,
  body: await readLink(ctx, scope, params.id ?? ""),
}));

export const POST = writeRoute(updateLinkSchema, async ({ ctx, scope, input, params }) => ({
  status: 200,
  body: await updateLink(ctx, scope, params.id ?? "", input),
}));
