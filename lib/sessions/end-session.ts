import type { Scope } from "@/db/context";
import type { CheckoutSessionObject } from "@/lib/contracts/api-objects";
import { conflict, notFound } from "@/lib/core/errors";
import type { TransactionContext } from "@/lib/events/transact";
import { findOrderOfSession } from "@/lib/orders/queries";
import { presentSession } from "./present-session";
import { findScopedSession, listSessionItems, lockSession } from "./queries";
import { transitionSession } from "./transition-session";

/**
 * The merchant ends an open session before its time: `expire` as if the clock had, `cancel` to say that it was called
 * off. Twice is harmless. Refused (409) once it has ended in another way: an order that was placed stands.
 */
export async function endSession(
  ctx: TransactionContext,
  scope: Scope,
  sessionId: string,
  trigger: "expire" | "cancel",
): Promise<CheckoutSessionObject> {
  if (!(await findScopedSession(ctx.tx, scope, sessionId))) throw notFound("checkout session");
  const locked = await lockSession(ctx.tx, sessionId);
  if (!locked) throw notFound("checkout session");
  const { decision, session } = await transitionSession(ctx, locked, { trigger, actor: "merchant" });
  if (decision.kind === "refused") {
    throw conflict("session_not_open", `A checkout session that is ${session.status} cannot be ended again.`);
  }
  const order = await findOrderOfSession(ctx.tx, session.id);
  return presentSession(session, await listSessionItems(ctx.tx, session.id), order?.id ?? null);
}
