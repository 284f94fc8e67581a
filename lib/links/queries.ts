import { and, eq } from "drizzle-orm";
import type { Database, Transaction } from "@/db/client";
import type { Scope } from "@/db/context";
import { checkoutLinks } from "@/db/schema";
import { notFound } from "@/lib/core/errors";

export type LinkRow = typeof checkoutLinks.$inferSelect;
export type Reader = Database | Transaction;

/** The merchant's own, in the key's mode; anybody else's is like none. */
export async function findScopedLink(db: Reader, scope: Scope, id: string): Promise<LinkRow | null> {
  const [link] = await db
    .select()
    .from(checkoutLinks)
    .where(and(eq(checkoutLinks.id, id), ownedBy(scope)));
  return link ?? null;
}

/** The same, locked until the commit; refused (404) where there is none. Sessions can be opened by it meanwhile. */
export async function lockScopedLink(tx: Transaction, scope: Scope, id: string): Promise<LinkRow> {
  const [link] = await tx
    .select()
    .from(checkoutLinks)
    .where(and(eq(checkoutLinks.id, id), ownedBy(scope)))
    .for("no key update");
  if (!link) throw notFound("link");
  return link;
}

export function ownedBy(scope: Scope) {
  return and(eq(checkoutLinks.merchantId, scope.merchantId), eq(checkoutLinks.livemode, scope.livemode));
}
