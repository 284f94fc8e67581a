import { noFieldsSchema } from "@/lib/contracts/no-fields";
import { writeRoute } from "@/lib/http/merchant-route";
import { archiveLink } from "@/lib/links/archive-link";

export const POST = writeRoute(noFieldsSchema, async ({ ctx, scope, params }) => ({
  status: 200,
  body: await archiveLink(ctx, scope, params.id ?? ""),
}));
