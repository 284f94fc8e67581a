import { and, desc, eq, gte, lt, type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { Scope } from "@/db/context";
import { orders } from "@/db/schema";
import type { OrderStatus } from "@/lib/contracts/statuses";
import { addMs, MINUTE_MS } from "@/lib/core/clock";
import { firstIdAt } from "@/lib/core/ids";

export type OrderFilter = {
  status?: OrderStatus | undefined;
  email?: string | undefined;
  number?: string | undefined;
  clientReferenceId?: string | undefined;
  createdAfter?: Date | undefined;
  createdBefore?: Date | undefined;
};

/** The merchant's orders, newest first, behind the order with the id `before`. Stable while orders come in. */
export function listOrders(
  db: Database,
  scope: Scope,
  filter: OrderFilter,
  page: { before: string | null; limit: number },
) {
  return db
    .select()
    .from(orders)
    .where(
      and(
        eq(orders.merchantId, scope.merchantId),
        eq(orders.livemode, scope.livemode),
        filter.status === undefined ? undefined : eq(orders.status, filter.status),
        filter.email === undefined
          ? undefined
          : eq(sql`lower(${orders.customer} ->> 'email')`, filter.email.toLowerCase()),
        filter.number === undefined ? undefined : eq(orders.number, filter.number),
        filter.clientReferenceId === undefined
          ? undefined
          : eq(orders.clientReferenceId, filter.clientReferenceId),
        filter.createdAfter && isSince(filter.createdAfter),
        filter.createdBefore && isBefore(filter.createdBefore),
        page.before ? lt(orders.id, page.before) : undefined,
      ),
    )
    .orderBy(desc(orders.id))
    .limit(page.limit);
}

/** An id is made in the transaction that sets the time of creation: more than this never lies between them. */
const SLACK_MS = MINUTE_MS;

/** Ids sort by age, so that the index which has them in order is read from the right place on. */
function isSince(time: Date): SQL | undefined {
  return and(gte(orders.createdAt, time), gte(orders.id, firstIdAt("order", addMs(time, -SLACK_MS))));
}

function isBefore(time: Date): SQL | undefined {
  return and(lt(orders.createdAt, time), lt(orders.id, firstIdAt("order", addMs(time, SLACK_MS))));
}
