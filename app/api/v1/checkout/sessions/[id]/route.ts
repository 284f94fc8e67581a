import { updateSessionSchema } from "@/lib/contracts/cart-update";
import { notFound } from "@/lib/core/errors";
import { readRoute, writeRoute } from "@/lib/http/merchant-route";
import { findOrderOfSession } from "@/lib/orders/queries";
import { listOrderPayments } from "@/lib/payments/queries";
import { changeSession } from "@/lib/sessions/change-session";
import { presentSession, presentSessionResponse } from "@/lib/sessions/present-session";
import { findScopedSession, listSessionItems } from "@/lib/sessions/queries";

export const POST = writeRoute(updateSessionSchema, async ({ ctx, scope, input, params }) => ({
  status: 200,
  body: presentSessionResponse(ctx, await changeSession(ctx, scope, params.id ?? "", input), null),
}));

export const GET = readRoute({}, async ({ ctx, scope, params }) => {
  const session = await findScopedSession(ctx.db, scope, params.id ?? "");
  if (!session) throw notFound("checkout session");
  const [items, order] = await Promise.all([
    listSessionItems(ctx.db, session.id),
    findOrderOfSession(ctx.db, session.id),
  ]);
  const object = presentSession(session, items, order?.id ?? null);
  const [newest = null] = order ? await listOrderPayments(ctx.db, order.id) : [];
  return { status: 200, body: presentSessionResponse(ctx, object, newest) };
});
