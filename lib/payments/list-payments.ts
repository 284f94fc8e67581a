import { and, asc, desc, eq, lt, ne, type SQL, sql } from "drizzle-orm";
import type { Context, Scope } from "@/db/context";
import { orders, payments } from "@/db/schema";
import type { ListedPaymentObject } from "@/lib/contracts/confirmation-objects";
import type { PaymentStatus } from "@/lib/contracts/statuses";
import { presentPayment } from "./present-payment";

export type PaymentFilter = {
  status?: PaymentStatus | undefined;
  orderId?: string | undefined;
  method?: string | undefined;
  /** Only what the merchant can confirm now, soonest deadline first; everything else comes newest first. */
  isAwaitingConfirmation: boolean;
};

/** The merchant's payments behind the one with the id `behind`, with their orders' names. Stable while payments come in. */
export async function listPayments(
  ctx: Context,
  scope: Scope,
  filter: PaymentFilter,
  page: { behind: string | null; limit: number },
): Promise<ListedPaymentObject[]> {
  const rows = await selectPayments(ctx, scope, filter, page);
  return rows.map(({ payment, number, clientReferenceId }) => ({
    ...presentPayment(payment),
    order_number: number,
    client_reference_id: clientReferenceId,
  }));
}

/** The statement behind the list. */
export function selectPayments(
  ctx: Context,
  scope: Scope,
  filter: PaymentFilter,
  page: { behind: string | null; limit: number },
) {
  const { isAwaitingConfirmation } = filter;
  return ctx.db
    .select({ payment: payments, number: orders.number, clientReferenceId: orders.clientReferenceId })
    .from(payments)
    .innerJoin(orders, eq(orders.id, payments.orderId))
    .where(
      and(
        eq(payments.merchantId, scope.merchantId),
        eq(payments.livemode, scope.livemode),
        filter.status === undefined ? undefined : eq(payments.status, filter.status),
        filter.orderId === undefined ? undefined : eq(payments.orderId, filter.orderId),
        filter.method === undefined ? undefined : eq(payments.method, filter.method),
        isAwaitingConfirmation ? awaitsConfirmation(ctx.clock.now()) : undefined,
        page.behind === null ? undefined : isBehind(scope, page.behind, isAwaitingConfirmation),
      ),
    )
    .orderBy(...(isAwaitingConfirmation ? [asc(payments.confirmBy), asc(payments.id)] : [desc(payments.id)]))
    .limit(page.limit);
}

/** One whose time is over is not offered, though no sweep has released it yet: confirming it would be refused. */
function awaitsConfirmation(now: Date): SQL | undefined {
  return and(
    eq(payments.status, "authorized"),
    ne(payments.confirmation, "automatic"),
    sql`${payments.confirmBy} > ${now.toISOString()}`,
  );
}

/** A deadline never changes, so the place of the last one shown can be looked up, whatever has become of it. */
function isBehind({ merchantId }: Scope, id: string, isAwaitingConfirmation: boolean): SQL {
  if (!isAwaitingConfirmation) return lt(payments.id, id);
  return sql`(${payments.confirmBy}, ${payments.id}) > (
    select last.confirm_by, last.id from payments last where last.id = ${id} and last.merchant_id = ${merchantId})`;
}
