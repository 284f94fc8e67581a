import { and, eq, inArray, isNotNull, notInArray, sql } from "drizzle-orm";
import { checkoutLinks, checkoutSessions, orders } from "@/db/schema";
import type { OrderStatus } from "@/lib/contracts/statuses";
import type { LinkRow, Reader } from "./queries";

/** An order that ended without being paid has given its place back. One that was refunded has had it. */
const PLACE_GIVEN_BACK: OrderStatus[] = ["canceled", "deleted"];

/**
 * How many orders of each limited link stand, counted up to its limit; links without a limit are not in the answer, and
 * cost nothing. Counted and not kept: so it is right whichever way an order ends.
 */
export async function countLinkOrders(
  db: Reader,
  links: readonly Pick<LinkRow, "id" | "maxOrders">[],
): Promise<ReadonlyMap<string, number>> {
  const limited = links.filter(({ maxOrders }) => maxOrders !== null).map(({ id }) => id);
  if (limited.length === 0) return new Map();
  const rows = await selectLinkOrders(db, limited);
  return new Map(rows.map(({ id, standing }) => [id, standing]));
}

/** Whether the link is limited and as many orders stand as may; one statement, which reads one row of a link without limit. */
export async function isLinkUsedUp(db: Reader, linkId: string): Promise<boolean> {
  const [counted] = await selectLinkOrders(db, [linkId]);
  return counted !== undefined && counted.standing >= counted.maxOrders;
}

function selectLinkOrders(db: Reader, ids: string[]) {
  const standing = db
    .select({ one: sql`1` })
    .from(checkoutSessions)
    .innerJoin(orders, eq(orders.sessionId, checkoutSessions.id))
    .where(
      and(
        eq(checkoutSessions.checkoutLinkId, checkoutLinks.id),
        eq(checkoutSessions.status, "completed"),
        notInArray(orders.status, PLACE_GIVEN_BACK),
      ),
    )
    .limit(sql`${checkoutLinks.maxOrders}` as unknown as number);
  return db
    .select({
      id: checkoutLinks.id,
      maxOrders: sql<number>`${checkoutLinks.maxOrders}`,
      standing: sql<number>`(select count(*)::int from ${standing} as standing)`,
    })
    .from(checkoutLinks)
    .where(and(inArray(checkoutLinks.id, ids), isNotNull(checkoutLinks.maxOrders)));
}
