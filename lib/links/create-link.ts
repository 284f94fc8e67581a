import type { Scope } from "@/db/context";
import type { LinkObject } from "@/lib/contracts/link-objects";
import type { CreateLinkRequest } from "@/lib/contracts/link-request";
import { fieldError } from "@/lib/contracts/parse";
import { invalidFields } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import type { TransactionContext } from "@/lib/events/transact";
import { checkLinkEnd } from "./check-link-end";
import { checkLinkItems } from "./check-link-items";
import { emitLinkNotice } from "./emit-link-notice";
import { insertLink } from "./insert-link";
import { newSlug } from "./new-slug";

/**
 * Makes a checkout link in the caller's transaction. Refuses (422) like `checkLinkItems`, an end that has passed, and a
 * slug that some link of any merchant has or has had.
 */
export async function createLink(
  ctx: TransactionContext,
  scope: Scope,
  request: CreateLinkRequest,
): Promise<LinkObject> {
  const now = ctx.clock.now();
  const expiresAt = checkLinkEnd(request.expires_at ?? null, now);
  await checkLinkItems(ctx.tx, scope, request.items);
  const link = await insertLink(ctx.tx, {
    id: newId("checkoutLink", ctx),
    merchantId: scope.merchantId,
    livemode: scope.livemode,
    slug: request.slug ?? newSlug(ctx.random),
    name: request.name,
    note: request.note,
    items: request.items,
    successUrl: request.success_url,
    cancelUrl: request.cancel_url,
    parameters: request.parameters === "all" ? null : request.parameters,
    maxOrders: request.max_orders,
    expiresAt,
    eventSequence: 1,
    createdAt: now,
    updatedAt: now,
  });
  if (!link) throw invalidFields([fieldError(["slug"], "slug_taken")]);
  return emitLinkNotice(ctx, "link.created", link);
}
