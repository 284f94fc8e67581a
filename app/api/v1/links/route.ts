import { createLinkSchema } from "@/lib/contracts/link-request";
import { linksQuery } from "@/lib/contracts/list-queries";
import { readRoute, writeRoute } from "@/lib/http/merchant-route";
import { idBehind, pageOf } from "@/lib/http/page-of";
import { readQuery } from "@/lib/http/read-query";
import { createLink } from "@/lib/links/create-link";
import { listLinks } from "@/lib/links/list-links";
import { readLinks } from "@/lib/links/read-links";

export const POST = writeRoute(createLinkSchema, async ({ ctx, scope, input }) => ({
  status: 201,
  body: await createLink(ctx, scope, input),
}));

export const GET = readRoute({}, async ({ ctx, scope, url }) => {
  const { limit, cursor, ...filter } = readQuery(linksQuery, url);
  const rows = await listLinks(ctx.db, scope, filter, { before: idBehind(cursor), limit: limit + 1 });
  const links = await readLinks(ctx, ctx.db, rows);
  return { status: 200, body: pageOf(links, limit, (link) => link) };
});
