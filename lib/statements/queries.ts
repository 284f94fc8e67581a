import { and, eq } from "drizzle-orm";
import type { Database, Transaction } from "@/db/client";
import type { Scope } from "@/db/context";
import { bankEntries, orders } from "@/db/schema";
import { notFound } from "@/lib/core/errors";
import { lockOrder, type OrderRow } from "@/lib/orders/queries";

export type BankEntryRow = typeof bankEntries.$inferSelect;

/** The merchant's own, in the key's mode; refused (404) where there is none. */
export async function findScopedEntry(db: Database, scope: Scope, id: string): Promise<BankEntryRow> {
  const [entry] = await db
    .select()
    .from(bankEntries)
    .where(and(eq(bankEntries.id, id), ownedBy(scope)));
  if (!entry) throw notFound("bank entry");
  return entry;
}

/** The same, locked until the commit. Before the lock of an order. */
export async function lockScopedEntry(tx: Transaction, scope: Scope, id: string): Promise<BankEntryRow> {
  const [entry] = await tx
    .select()
    .from(bankEntries)
    .where(and(eq(bankEntries.id, id), ownedBy(scope)))
    .for("update");
  if (!entry) throw notFound("bank entry");
  return entry;
}

/** The merchant's order with that number, locked; null where there is none in the mode. */
export async function lockOrderByNumber(
  tx: Transaction,
  scope: Scope,
  number: string,
): Promise<OrderRow | null> {
  const [order] = await tx
    .select({ id: orders.id })
    .from(orders)
    .where(
      and(
        eq(orders.merchantId, scope.merchantId),
        eq(orders.livemode, scope.livemode),
        eq(orders.number, number),
      ),
    );
  return order ? lockOrder(tx, order.id) : null;
}

export function ownedBy(scope: Scope) {
  return and(eq(bankEntries.merchantId, scope.merchantId), eq(bankEntries.livemode, scope.livemode));
}
