import { and, desc, eq, inArray, lt } from "drizzle-orm";
import type { Database, Transaction } from "@/db/client";
import type { Scope } from "@/db/context";
import { refundRequests, refunds } from "@/db/schema";
import type { RefundRequestStatus } from "@/lib/contracts/statuses";
import { must } from "@/lib/core/invariant";

export type RefundRequestRow = typeof refundRequests.$inferSelect;

/** A request with the refund that it began. */
export type WholeRefundRequest = { request: RefundRequestRow; refundId: string | null };

type Reader = Database | Transaction;

/** The merchant's own, in the key's mode; anybody else's is like none. */
export async function findScopedRefundRequest(
  db: Reader,
  scope: Scope,
  id: string,
): Promise<RefundRequestRow | null> {
  const [request] = await db
    .select()
    .from(refundRequests)
    .where(and(eq(refundRequests.id, id), ownedBy(scope)));
  return request ?? null;
}

/** The order's lock must be held already. */
export async function findRefundRequest(db: Reader, id: string): Promise<RefundRequestRow | null> {
  const [request] = await db.select().from(refundRequests).where(eq(refundRequests.id, id));
  return request ?? null;
}

export async function lockRefundRequest(tx: Transaction, id: string): Promise<RefundRequestRow> {
  const [request] = await tx.select().from(refundRequests).where(eq(refundRequests.id, id)).for("update");
  return must(request, "the refund request");
}

/** The one request of an order that awaits an answer. */
export async function findPendingRefundRequest(
  db: Reader,
  orderId: string,
): Promise<RefundRequestRow | null> {
  const [request] = await db
    .select()
    .from(refundRequests)
    .where(and(eq(refundRequests.orderId, orderId), eq(refundRequests.status, "pending")));
  return request ?? null;
}

export type RefundRequestFilter = { status?: RefundRequestStatus | undefined; orderId?: string | undefined };

/** The merchant's requests, newest first, behind the one with the id `before`. */
export async function listRefundRequests(
  db: Reader,
  scope: Scope,
  filter: RefundRequestFilter,
  page: { before: string | null; limit: number },
): Promise<WholeRefundRequest[]> {
  const rows = await db
    .select()
    .from(refundRequests)
    .where(
      and(
        ownedBy(scope),
        filter.status && eq(refundRequests.status, filter.status),
        filter.orderId === undefined ? undefined : eq(refundRequests.orderId, filter.orderId),
        page.before === null ? undefined : lt(refundRequests.id, page.before),
      ),
    )
    .orderBy(desc(refundRequests.id))
    .limit(page.limit);
  return withRefunds(db, rows);
}

export async function readWholeRefundRequest(
  db: Reader,
  request: RefundRequestRow,
): Promise<WholeRefundRequest> {
  const [whole] = await withRefunds(db, [request]);
  return must(whole, "the refund request");
}

async function withRefunds(db: Reader, requests: RefundRequestRow[]): Promise<WholeRefundRequest[]> {
  const ids = requests.filter(({ status }) => status === "accepted").map(({ id }) => id);
  const begun =
    ids.length === 0
      ? []
      : await db
          .select({ id: refunds.id, requestId: refunds.refundRequestId })
          .from(refunds)
          .where(inArray(refunds.refundRequestId, ids));
  const refundOf = new Map(begun.map(({ id, requestId }) => [requestId, id]));
  return requests.map((request) => ({ request, refundId: refundOf.get(request.id) ?? null }));
}

function ownedBy({ merchantId, livemode }: Scope) {
  return and(eq(refundRequests.merchantId, merchantId), eq(refundRequests.livemode, livemode));
}
