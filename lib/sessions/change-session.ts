import type { Scope } from "@/db/context";
import type { CheckoutSessionObject } from "@/lib/contracts/api-objects";
import type { UpdateSessionRequest } from "@/lib/contracts/cart-update";
import { fieldError } from "@/lib/contracts/parse";
import { invalidFields, notFound, Refusal } from "@/lib/core/errors";
import { must } from "@/lib/core/invariant";
import type { TransactionContext } from "@/lib/events/transact";
import { presentSession } from "./present-session";
import { findScopedSession, findSession, listSessionItems } from "./queries";
import { updateCart } from "./update-cart";

/**
 * A headless merchant's page changes the cart as the payment page would: quantities within their bounds (0 takes a line
 * out), country, language. All of it or nothing. Refused like `updateCart`, with each wrong entry named by its place in the
 * request; 404 for another merchant's session, 409 once the order is placed, 410 once the session is over.
 */
export async function changeSession(
  ctx: TransactionContext,
  scope: Scope,
  sessionId: string,
  request: UpdateSessionRequest,
): Promise<CheckoutSessionObject> {
  if (!(await findScopedSession(ctx.tx, scope, sessionId))) throw notFound("checkout session");
  const known = new Set((await listSessionItems(ctx.tx, sessionId)).map(({ id }) => id));
  const unknown = request.quantities.flatMap(({ item }, index) =>
    known.has(item) ? [] : [fieldError(["quantities", index, "item"], "session_item_unknown")],
  );
  if (unknown.length > 0) throw invalidFields(unknown);
  await updateCart(ctx, sessionId, request).catch((error: unknown) => {
    throw namedByPlace(error, request);
  });
  const session = must(await findSession(ctx.tx, sessionId), "the session that was changed");
  return presentSession(session, await listSessionItems(ctx.tx, sessionId), null);
}

/** The cart names a line by its id, as its form does; a request has places. */
function namedByPlace(error: unknown, { quantities }: UpdateSessionRequest): unknown {
  if (!(error instanceof Refusal) || error.status !== 422) return error;
  return invalidFields(
    error.errors.map((each) => {
      const index = quantities.findIndex(({ item }) => each.pointer === `/quantities/${item}`);
      if (index >= 0) return { ...each, pointer: `/quantities/${index}/quantity` };
      return each.pointer === "/remove" ? { ...each, pointer: "/quantities" } : each;
    }),
  );
}
