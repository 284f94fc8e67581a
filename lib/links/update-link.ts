import type { Scope } from "@/db/context";
import type { LinkObject } from "@/lib/contracts/link-objects";
import type { UpdateLinkRequest } from "@/lib/contracts/link-request";
import { must } from "@/lib/core/invariant";
import type { TransactionContext } from "@/lib/events/transact";
import { checkLinkEnd } from "./check-link-end";
import { checkLinkItems } from "./check-link-items";
import { emitLinkNotice } from "./emit-link-notice";
import { type LinkRow, lockScopedLink } from "./queries";
import { readLinks } from "./read-links";
import { writeLink } from "./write-link";

/**
 * Changes a link in the caller's transaction; what the request leaves out stays. It holds for whoever opens the link from
 * now on: carts that are open keep what they have, but the limit of orders holds for them too. Refused like `createLink`.
 * A request that says nothing changes nothing, and nobody is told.
 */
export async function updateLink(
  ctx: TransactionContext,
  scope: Scope,
  id: string,
  request: UpdateLinkRequest,
): Promise<LinkObject> {
  const before = await lockScopedLink(ctx.tx, scope, id);
  const changes = changesOf(request, ctx.clock.now());
  if (Object.keys(changes).length === 0) {
    const [same] = await readLinks(ctx, ctx.tx, [before]);
    return must(same, "the link that was locked");
  }
  if (request.items) await checkLinkItems(ctx.tx, scope, request.items);
  return emitLinkNotice(ctx, "link.updated", await writeLink(ctx, id, changes));
}

function changesOf(request: UpdateLinkRequest, now: Date): Partial<LinkRow> {
  const { items, parameters, expires_at: expiresAt } = request;
  const said = {
    items,
    successUrl: request.success_url,
    cancelUrl: request.cancel_url,
    parameters: parameters === "all" ? null : parameters,
    maxOrders: request.max_orders,
    expiresAt: expiresAt === undefined ? undefined : checkLinkEnd(expiresAt, now),
    name: request.name,
    note: request.note,
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}
