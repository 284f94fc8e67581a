import { and, eq } from "drizzle-orm";
import type { Database, Transaction } from "@/db/client";
import type { Scope } from "@/db/context";
import { consents, orderItems, orders } from "@/db/schema";

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
  const [items, given] = await Promise.all([
    db.select().from(orderItems).where(eq(orderItems.orderId, order.id)).orderBy(orderItems.position),
    db.select().from(consents).where(eq(consents.orderId, order.id)).orderBy(consents.document),
  ]);
  return { order, items, consents: given };
}
