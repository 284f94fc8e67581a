import { notFound } from "@/lib/core/errors";
import { readRoute } from "@/lib/http/merchant-route";
import { presentRefundRequest } from "@/lib/refunds/present-refund-request";
import { findScopedRefundRequest, readWholeRefundRequest } from "@/lib/refunds/refund-request-queries";

export const GET = readRoute({}, async ({ ctx, scope, params }) => {
  const request = await findScopedRefundRequest(ctx.db, scope, params.id ?? "");
  if (!request) throw notFound("refund request");
  return { status: 200, body: presentRefundRequest(await readWholeRefundRequest(ctx.db, request)) };
});
