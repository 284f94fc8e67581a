import { notFound } from "@/lib/core/errors";
import { readRoute } from "@/lib/http/merchant-route";
import { findScopedOrder } from "@/lib/orders/queries";
import { readOrder } from "@/lib/orders/read-order";

export const GET = readRoute({}, async ({ ctx, scope, params }) => {
  const order = await findScopedOrder(ctx.db, scope, params.id ?? "");
  if (!order) throw notFound("order");
  return { status: 200, body: await readOrder(ctx, order) };
});
