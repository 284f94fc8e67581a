import { pageQuery } from "@/lib/contracts/list-queries";
import { readRoute } from "@/lib/http/merchant-route";
import { idBehind, pageOf } from "@/lib/http/page-of";
import { readQuery } from "@/lib/http/read-query";
import { listDocuments, presentDocument } from "@/lib/merchants/list-documents";

export const GET = readRoute({}, async ({ ctx, scope, url }) => {
  const { limit, cursor } = readQuery(pageQuery, url);
  const rows = await listDocuments(ctx.db, scope, { limit: limit + 1, before: idBehind(cursor) });
  return { status: 200, body: pageOf(rows, limit, presentDocument) };
});
