import { and, desc, eq, inArray, isNull, lt, ne, sum } from "drizzle-orm";
import type { Database, Transaction } from "@/db/client";
import type { Scope } from "@/db/context";
import { payments, refundItems, refunds } from "@/db/schema";
import type { RefundStatus } from "@/lib/contracts/statuses";
import { must } from "@/lib/core/invariant";

export type RefundRow = typeof refunds.$inferSelect;
export type RefundItemRow = typeof refundItems.$inferSelect;

/** A refund with its order, and the lines that it was asked for by. */
export type WholeRefund = { refund: RefundRow; orderId: string; items: RefundItemRow[] };

type Reader = Database | Transaction;

export async function findRefund(db: Reader, id: string): Promise<RefundRow | null> {
  const [refund] = await db.select().from(refunds).where(eq(refunds.id, id));
  return refund ?? null;
}

/** The merchant's own, in the key's mode; anybody else's is like none. */
export async function findScopedRefund(db: Reader, scope: Scope, id: string): Promise<RefundRow | null> {
  const [refund] = await db
    .select()
    .from(refunds)
    .where(
      and(eq(refunds.id, id), eq(refunds.merchantId, scope.merchantId), eq(refunds.livemode, scope.livemode)),
    );
  return refund ?? null;
}

/** The last lock of order, payment, refund. */
export async function lockRefund(tx: Transaction, id: string): Promise<RefundRow | null> {
  const [refund] = await tx.select().from(refunds).where(eq(refunds.id, id)).for("update");
  return refund ?? null;
}

/** The merchant's refunds, newest first, behind the one with the id `before`. */
export async function listRefunds(
  db: Reader,
  scope: Scope,
  status: RefundStatus | undefined,
  page: { before: string | null; limit: number },
): Promise<WholeRefund[]> {
  const rows = await db
    .select({ refund: refunds, orderId: payments.orderId })
    .from(refunds)
    .innerJoin(payments, eq(payments.id, refunds.paymentId))
    .where(
      and(
        eq(refunds.merchantId, scope.merchantId),
        eq(refunds.livemode, scope.livemode),
        status && eq(refunds.status, status),
        page.before === null ? undefined : lt(refunds.id, page.before),
      ),
    )
    .orderBy(desc(refunds.id))
    .limit(page.limit);
  return withItems(db, rows);
}

/** Every refund of an order's payments, newest first, those of money that came too late among them. */
export async function listOrderRefunds(db: Reader, orderId: string): Promise<WholeRefund[]> {
  const rows = await db
    .select({ refund: refunds })
    .from(refunds)
    .innerJoin(payments, eq(payments.id, refunds.paymentId))
    .where(eq(payments.orderId, orderId))
    .orderBy(desc(refunds.id));
  return withItems(
    db,
    rows.map(({ refund }) => ({ refund, orderId })),
  );
}

export async function readWholeRefund(db: Reader, refund: RefundRow): Promise<WholeRefund> {
  const [[payment], items] = await Promise.all([
    db.select({ orderId: payments.orderId }).from(payments).where(eq(payments.id, refund.paymentId)),
    listItems(db, [refund.id]),
  ]);
  return { refund, orderId: must(payment, "the refund's payment").orderId, items };
}

async function withItems(db: Reader, found: Omit<WholeRefund, "items">[]): Promise<WholeRefund[]> {
  const items = await listItems(
    db,
    found.map(({ refund }) => refund.id),
  );
  return found.map((each) => ({ ...each, items: items.filter((item) => item.refundId === each.refund.id) }));
}

async function listItems(db: Reader, refundIds: string[]): Promise<RefundItemRow[]> {
  if (refundIds.length === 0) return [];
  return db
    .select()
    .from(refundItems)
    .where(inArray(refundItems.refundId, refundIds))
    .orderBy(refundItems.orderItemId);
}

/** What has gone back or is on its way, of what the order was credited with. What failed may be refunded again. */
export type GivenBack = { amountMinor: number; quantities: ReadonlyMap<string, number> };

/** The order's lock must be held already, or the answer may be old when it comes. */
export async function readGivenBack(tx: Transaction, paymentId: string): Promise<GivenBack> {
  const counts = and(
    eq(refunds.paymentId, paymentId),
    ne(refunds.status, "failed"),
    isNull(refunds.strayReportId),
  );
  const [total] = await tx
    .select({ amount: sum(refunds.amount) })
    .from(refunds)
    .where(counts);
  const lines = await tx
    .select({ item: refundItems.orderItemId, quantity: sum(refundItems.quantity) })
    .from(refundItems)
    .innerJoin(refunds, eq(refunds.id, refundItems.refundId))
    .where(counts)
    .groupBy(refundItems.orderItemId);
  return {
    amountMinor: Number(total?.amount ?? 0),
    quantities: new Map(lines.map(({ item, quantity }) => [item, Number(quantity)])),
  };
}
