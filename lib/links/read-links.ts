import type { Context } from "@/db/context";
import type { LinkObject } from "@/lib/contracts/link-objects";
import { countLinkOrders } from "./count-link-orders";
import { presentLink } from "./present-link";
import type { LinkRow, Reader } from "./queries";

/** Links as the API answers them, with what stands of the limited ones: at most one statement. */
export async function readLinks(
  ctx: Pick<Context, "baseUrl" | "clock">,
  db: Reader,
  links: readonly LinkRow[],
): Promise<LinkObject[]> {
  const orders = await countLinkOrders(db, links);
  return links.map((link) => presentLink(ctx, link, orders.get(link.id)));
}
