import type { Context } from "@/db/context";
import type { LinkObject } from "@/lib/contracts/link-objects";
import { linkStatus } from "./link-status";
import type { LinkRow } from "./queries";

/** A link as the API answers it. `orders`: how many stand, where it is limited. */
export function presentLink(
  ctx: Pick<Context, "baseUrl" | "clock">,
  link: LinkRow,
  orders: number | undefined,
): LinkObject {
  return {
    id: link.id,
    object: "link",
    livemode: link.livemode,
    slug: link.slug,
    url: linkUrl(ctx, link),
    active: link.active,
    status: linkStatus(link, orders ?? 0, ctx.clock.now()),
    items: link.items.map(({ removable = false, ...item }) => ({ ...item, removable })),
    success_url: link.successUrl,
    cancel_url: link.cancelUrl,
    parameters: link.parameters ?? "all",
    max_orders: link.maxOrders,
    orders: link.maxOrders === null ? null : (orders ?? 0),
    expires_at: link.expiresAt?.toISOString() ?? null,
    name: link.name,
    note: link.note,
    created_at: link.createdAt.toISOString(),
    updated_at: link.updatedAt.toISOString(),
  };
}

/** Where customers open it. */
export function linkUrl({ baseUrl }: Pick<Context, "baseUrl">, { slug }: Pick<LinkRow, "slug">): string {
  return `${baseUrl}/l/${slug}`;
}
