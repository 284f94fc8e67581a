import { and, asc, eq, isNull } from "drizzle-orm";
import type { Database, Transaction } from "@/db/client";
import type { Scope } from "@/db/context";
import { webhookDeliveries, webhookEndpoints } from "@/db/schema";

export type WebhookEndpointRow = typeof webhookEndpoints.$inferSelect;
export type WebhookDeliveryRow = typeof webhookDeliveries.$inferSelect;

type Reader = Database | Transaction;

/** Endpoints that were not deleted, oldest first. There are at most `MAX_WEBHOOK_ENDPOINTS`, so there is no cursor. */
export async function listWebhookEndpoints(db: Reader, scope: Scope): Promise<WebhookEndpointRow[]> {
  return db
    .select()
    .from(webhookEndpoints)
    .where(and(ownedBy(scope), isNull(webhookEndpoints.deletedAt)))
    .orderBy(asc(webhookEndpoints.id));
}

/** The merchant's own, in the key's mode; anybody else's and a deleted one are like none. */
export async function findScopedWebhookEndpoint(
  db: Reader,
  scope: Scope,
  id: string,
): Promise<WebhookEndpointRow | null> {
  const [endpoint] = await db
    .select()
    .from(webhookEndpoints)
    .where(and(eq(webhookEndpoints.id, id), ownedBy(scope), isNull(webhookEndpoints.deletedAt)));
  return endpoint ?? null;
}

/**
 * Locks the row until the commit, deleted or not. Taken before the locks of its deliveries. It lets events be written
 * meanwhile: their deliveries only refer to the row.
 */
export async function lockWebhookEndpoint(tx: Transaction, id: string): Promise<WebhookEndpointRow | null> {
  const [endpoint] = await tx
    .select()
    .from(webhookEndpoints)
    .where(eq(webhookEndpoints.id, id))
    .for("no key update");
  return endpoint ?? null;
}

export async function lockWebhookDelivery(tx: Transaction, id: string): Promise<WebhookDeliveryRow | null> {
  const [delivery] = await tx
    .select()
    .from(webhookDeliveries)
    .where(eq(webhookDeliveries.id, id))
    .for("no key update");
  return delivery ?? null;
}

function ownedBy(scope: Scope) {
  return and(
    eq(webhookEndpoints.merchantId, scope.merchantId),
    eq(webhookEndpoints.livemode, scope.livemode),
  );
}
