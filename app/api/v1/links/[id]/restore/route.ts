import { noFieldsSchema } from "@/lib/contracts/no-fields";
import { writeRoute } from "@/lib/http/merchant-route";
import { restoreLink } from "@/lib/links/restore-link";

export const POST = writeRoute(noFieldsSchema, async ({ ctx, scope, params }) => ({
  status: 200,
  body: await restoreLink(ctx, scope, params.id ?? ""),
}));
