import { and, desc, eq, gte, lt, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { Scope } from "@/db/context";
import { orders } from "@/db/schema";
import type { OrderStatus } from "@/lib/contracts/statuses";
import type { OrderRow } from "./queries";

export type OrderFilter = {
  status?: OrderStatus | undefined;
  email?: string | undefined;
  number?: string | undefined;
  clientReferenceId?: string | undefined;
  createdAfter?: Date | undefined;
  createdBefore?: Date | undefined;
};

/** The merchant's orders, newest first, behind the order with the id `before`. Stable while orders come in. */
export async function listOrders(
  db: Database,
  scope: Scope,
  filter: OrderFilter,
  page: { before: string | null; limit: number },
): Promise<OrderRow[]> {
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
        filter.createdAfter === undefined ? undefined : gte(orders.createdAt, filter.createdAfter),
        filter.createdBefore === undefined ? undefined : lt(orders.createdAt, filter.createdBefore),
        page.before ? lt(orders.id, page.before) : undefined,
      ),
    )
    .orderBy(desc(orders.id))
    .limit(page.limit);
}
