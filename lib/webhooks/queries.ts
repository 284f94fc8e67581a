import { and, asc, eq, isNull } from "drizzle-orm";
import type { Database, Transaction } from "@/db/client";
import type { Scope } from "@/db/context";
import { webhookDeliveries, webhookEndpoints } from "@/db/schema";
import { conflict, notFound } from "@/lib/core/errors";

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

/** Locks a merchant's own endpoint in the key's mode; anybody else's, a missing and a deleted one are refused alike (404). */
export async function lockScopedWebhookEndpoint(
  tx: Transaction,
  scope: Scope,
  id: string,
): Promise<WebhookEndpointRow> {
  const locked = await lockOwnedWebhookEndpoint(tx, scope, id);
  if (locked.deletedAt !== null) throw notFound("webhook endpoint");
  return locked;
}

/** Locks a merchant's own endpoint that something is to be sent to; refuses (409) one that was deleted or is disabled. */
export async function lockHearingWebhookEndpoint(
  tx: Transaction,
  scope: Scope,
  id: string,
): Promise<WebhookEndpointRow> {
  const locked = await lockOwnedWebhookEndpoint(tx, scope, id);
  if (locked.deletedAt !== null) throw conflict("endpoint_deleted", "The endpoint has been deleted.");
  if (locked.status === "disabled") throw conflict("endpoint_disabled", "The endpoint is disabled.");
  return locked;
}

async function lockOwnedWebhookEndpoint(
  tx: Transaction,
  scope: Scope,
  id: string,
): Promise<WebhookEndpointRow> {
  const [locked] = await tx
    .select()
    .from(webhookEndpoints)
    .where(and(eq(webhookEndpoints.id, id), ownedBy(scope)))
    .for("no key update");
  if (!locked) throw notFound("webhook endpoint");
  return locked;
}

/** Without a lock, deleted or not. */
export async function readWebhookEndpoint(db: Reader, id: string): Promise<WebhookEndpointRow | null> {
  const [endpoint] = await db.select().from(webhookEndpoints).where(eq(webhookEndpoints.id, id));
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
