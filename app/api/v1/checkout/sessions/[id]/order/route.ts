import { headlessOrderSchema } from "@/lib/contracts/headless-order";
import { notFound } from "@/lib/core/errors";
import { transact } from "@/lib/events/transact";
import { stepsRoute } from "@/lib/http/merchant-route";
import { readOrder } from "@/lib/orders/read-order";
import { placeOrder } from "@/lib/sessions/place-order";
import { findScopedSession } from "@/lib/sessions/queries";

export const POST = stepsRoute(headlessOrderSchema, async ({ ctx, scope, input, params }) => {
  const session = await findScopedSession(ctx.db, scope, params.id ?? "");
  if (!session) throw notFound("checkout session");
  const { locale } = session;
  const { order } = await transact(ctx, (inside) =>
    placeOrder(inside, { sessionId: session.id, form: input, locale }),
  );
  return { status: 201, body: await readOrder(ctx, order) };
});
