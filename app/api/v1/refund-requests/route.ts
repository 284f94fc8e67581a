import { refundRequestsQuery } from "@/lib/contracts/list-queries";
import { createRefundRequestSchema } from "@/lib/contracts/refund-bodies";
import { readRoute, writeRoute } from "@/lib/http/merchant-route";
import { idBehind, pageOf } from "@/lib/http/page-of";
import { readQuery } from "@/lib/http/read-query";
import { presentRefundRequest } from "@/lib/refunds/present-refund-request";
import { listRefundRequests, type WholeRefundRequest } from "@/lib/refunds/refund-request-queries";
import { requestRefund } from "@/lib/refunds/request-refund";

export const POST = writeRoute(createRefundRequestSchema, async ({ ctx, scope, input }) => {
  const request = await requestRefund(ctx, scope, input);
  return { status: 201, body: presentRefundRequest({ request, refundId: null }) };
});

export const GET = readRoute({}, async ({ ctx, scope, url }) => {
  const query = readQuery(refundRequestsQuery, url);
  const filter = { status: query.status, orderId: query.order };
  const page = { before: idBehind(query.cursor), limit: query.limit + 1 };
  const wholes = await listRefundRequests(ctx.db, scope, filter, page);
  const listed = wholes.map((whole) => ({ id: whole.request.id, ...whole }));
  return { status: 200, body: pageOf<Listed, unknown>(listed, query.limit, presentRefundRequest) };
});

type Listed = WholeRefundRequest & { id: string };
