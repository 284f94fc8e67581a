import { and, eq } from "drizzle-orm";
import type { Database, Transaction } from "@/db/client";
import type { Scope } from "@/db/context";
import { checkoutItems, checkoutSessions } from "@/db/schema";

export type SessionRow = typeof checkoutSessions.$inferSelect;
export type SessionItemRow = typeof checkoutItems.$inferSelect;

type Reader = Database | Transaction;

export async function findSession(db: Reader, id: string): Promise<SessionRow | null> {
  const [session] = await db.select().from(checkoutSessions).where(eq(checkoutSessions.id, id));
  return session ?? null;
}

/** The merchant's own, in the key's mode; anybody else's is like none. */
export async function findScopedSession(db: Reader, scope: Scope, id: string): Promise<SessionRow | null> {
  const [session] = await db
    .select()
    .from(checkoutSessions)
    .where(
      and(
        eq(checkoutSessions.id, id),
        eq(checkoutSessions.merchantId, scope.merchantId),
        eq(checkoutSessions.livemode, scope.livemode),
      ),
    );
  return session ?? null;
}

export async function lockSession(tx: Transaction, id: string): Promise<SessionRow | null> {
  const [session] = await tx.select().from(checkoutSessions).where(eq(checkoutSessions.id, id)).for("update");
  return session ?? null;
}

export async function listSessionItems(db: Reader, sessionId: string): Promise<SessionItemRow[]> {
  return db
    .select()
    .from(checkoutItems)
    .where(eq(checkoutItems.sessionId, sessionId))
    .orderBy(checkoutItems.position);
}
