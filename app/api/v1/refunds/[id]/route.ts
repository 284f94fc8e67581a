import { notFound } from "@/lib/core/errors";
import { readRoute } from "@/lib/http/merchant-route";
import { presentRefund } from "@/lib/refunds/present-refund";
import { findScopedRefund, readWholeRefund } from "@/lib/refunds/queries";

export const GET = readRoute({}, async ({ ctx, scope, params }) => {
  const refund = await findScopedRefund(ctx.db, scope, params.id ?? "");
  if (!refund) throw notFound("refund");
  return { status: 200, body: presentRefund(await readWholeRefund(ctx.db, refund)) };
});
