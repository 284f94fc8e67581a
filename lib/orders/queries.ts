import { and, eq, inArray } from "drizzle-orm";
import type { Database, Transaction } from "@/db/client";
import type { Scope } from "@/db/context";
import { consents, orderItems, orders } from "@/db/schema";
import { must } from "@/lib/core/invariant";

export type OrderRow = typeof orders.$inferSelect;
export type OrderItemRow = typeof orderItems.$inferSelect;
export type ConsentRow = typeof consents.$inferSelect;

/** An order with what was frozen beside it. */
export type WholeOrder = { order: OrderRow; items: OrderItemRow[]; consents: ConsentRow[] };

type Reader = Database | Transaction;

export async function findOrder(db: Reader, id: string): Promise<OrderRow | null> {
  const [order] = await db.select().from(orders).where(eq(orders.id, id));
  return order ?? null;
}

/** The merchant's own, in the key's mode; anybody else's is like none. */
export async function findScopedOrder(db: Reader, scope: Scope, id: string): Promise<OrderRow | null> {
  const [order] = await db
    .select()
    .from(orders)
    .where(
      and(eq(orders.id, id), eq(orders.merchantId, scope.merchantId), eq(orders.livemode, scope.livemode)),
    );
  return order ?? null;
}

/** The first lock of every verb about an order, its payments or its refunds. */
export async function lockOrder(tx: Transaction, id: string): Promise<OrderRow | null> {
  const [order] = await tx.select().from(orders).where(eq(orders.id, id)).for("update");
  return order ?? null;
}

export async function findOrderOfSession(db: Reader, sessionId: string): Promise<OrderRow | null> {
  const [order] = await db.select().from(orders).where(eq(orders.sessionId, sessionId));
  return order ?? null;
}

export async function readWholeOrder(db: Reader, order: OrderRow): Promise<WholeOrder> {
  const [whole] = await readWholeOrders(db, [order]);
  return must(whole, "the whole of an order");
}

/** Many orders with what was frozen beside them: one statement for each table, however many they are. */
export async function readWholeOrders(db: Reader, rows: readonly OrderRow[]): Promise<WholeOrder[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const [items, given] = await Promise.all([
    db.select().from(orderItems).where(inArray(orderItems.orderId, ids)).orderBy(orderItems.position),
    db.select().from(consents).where(inArray(consents.orderId, ids)).orderBy(consents.document),
  ]);
  const wholes = new Map<string, WholeOrder>(
    rows.map((order) => [order.id, { order, items: [], consents: [] }]),
  );
  for (const item of items) wholes.get(item.orderId)?.items.push(item);
  for (const consent of given) wholes.get(consent.orderId)?.consents.push(consent);
  return [...wholes.values()];
}
