import { and, desc, eq, lt } from "drizzle-orm";
import type { Database, Transaction } from "@/db/client";
import type { Scope } from "@/db/context";
import { outboxMessages, pushSubscriptions } from "@/db/schema";

export type MessageRow = typeof outboxMessages.$inferSelect;
export type PushSubscriptionRow = typeof pushSubscriptions.$inferSelect;

type Reader = Database | Transaction;

/** A merchant's messages of one mode, newest first, from behind a message. */
export async function listMessages(
  db: Reader,
  scope: Scope,
  { limit, before, objectId }: { limit: number; before: string | null; objectId?: string | undefined },
): Promise<MessageRow[]> {
  return db
    .select()
    .from(outboxMessages)
    .where(
      and(
        ownedBy(scope),
        before === null ? undefined : lt(outboxMessages.id, before),
        objectId === undefined ? undefined : eq(outboxMessages.objectId, objectId),
      ),
    )
    .orderBy(desc(outboxMessages.id))
    .limit(limit);
}

/** The merchant's own, in that mode; anybody else's is like none. */
export async function findScopedMessage(db: Reader, scope: Scope, id: string): Promise<MessageRow | null> {
  const [message] = await db
    .select()
    .from(outboxMessages)
    .where(and(eq(outboxMessages.id, id), ownedBy(scope)));
  return message ?? null;
}

export async function findPushSubscription(db: Reader, id: string): Promise<PushSubscriptionRow | null> {
  const [subscription] = await db.select().from(pushSubscriptions).where(eq(pushSubscriptions.id, id));
  return subscription ?? null;
}

function ownedBy(scope: Scope) {
  return and(eq(outboxMessages.merchantId, scope.merchantId), eq(outboxMessages.livemode, scope.livemode));
}
