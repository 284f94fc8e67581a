import { refundsQuery } from "@/lib/contracts/list-queries";
import { readRoute } from "@/lib/http/merchant-route";
import { idBehind, pageOf } from "@/lib/http/page-of";
import { readQuery } from "@/lib/http/read-query";
import { presentRefund } from "@/lib/refunds/present-refund";
import { listRefunds, type WholeRefund } from "@/lib/refunds/queries";

export const GET = readRoute({}, async ({ ctx, scope, url }) => {
  const query = readQuery(refundsQuery, url);
  const page = { before: idBehind(query.cursor), limit: query.limit + 1 };
  const wholes = await listRefunds(ctx.db, scope, query.status, page);
  const listed = wholes.map((whole) => ({ id: whole.refund.id, ...whole }));
  return { status: 200, body: pageOf<Listed, unknown>(listed, query.limit, presentRefund) };
});

type Listed = WholeRefund & { id: string };
