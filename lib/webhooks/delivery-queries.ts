import { and, desc, eq, inArray, lt, lte, sql } from "drizzle-orm";
import type { Database, Transaction } from "@/db/client";
import type { Scope } from "@/db/context";
import { events, webhookAttempts, webhookDeliveries, webhookEndpoints } from "@/db/schema";
import type { EventType } from "@/lib/contracts/event-types";
import type { WebhookDeliveryStatus } from "@/lib/contracts/statuses";
import type { WebhookDeliveryRow } from "./queries";

export type WebhookAttemptRow = typeof webhookAttempts.$inferSelect;

/** A delivery with the type of its event and its newest attempts, oldest of them first. */
export type WholeDelivery = {
  delivery: WebhookDeliveryRow;
  eventType: EventType;
  attempts: WebhookAttemptRow[];
};

type Reader = Database | Transaction;

/** Attempts shown with one delivery, and with each of a list: an answer can be 2 KiB, and a list has 100 deliveries. */
const MAX_ATTEMPTS_SHOWN = 100;
const MAX_ATTEMPTS_LISTED = 5;

/** The merchant's own, in the key's mode, with its last 100 attempts; anybody else's is like none. */
export async function findScopedWebhookDelivery(
  db: Reader,
  scope: Scope,
  id: string,
): Promise<WholeDelivery | null> {
  const [found] = await db
    .select({ delivery: webhookDeliveries, eventType: events.type })
    .from(webhookDeliveries)
    .innerJoin(events, eq(events.id, webhookDeliveries.eventId))
    .innerJoin(webhookEndpoints, eq(webhookEndpoints.id, webhookDeliveries.endpointId))
    .where(
      and(
        eq(webhookDeliveries.id, id),
        eq(webhookDeliveries.merchantId, scope.merchantId),
        eq(webhookEndpoints.livemode, scope.livemode),
      ),
    );
  if (!found) return null;
  return { ...found, attempts: await listLastAttempts(db, [id], MAX_ATTEMPTS_SHOWN) };
}

/**
 * Deliveries of an endpoint, those of a `status` where it is given, by the age of their events, newest first, each with
 * its last 5 attempts. `limit` is 1 to 100;
 * `cursor` is the `nextCursor` of the page before, and null there means that there is no more. The caller has made sure
 * that the endpoint is the merchant's.
 */
export async function listEndpointDeliveries(
  db: Reader,
  endpointId: string,
  { limit, cursor, status }: { limit: number; cursor?: string; status?: WebhookDeliveryStatus },
): Promise<{ deliveries: WholeDelivery[]; nextCursor: string | null }> {
  const found = await db
    .select({ delivery: webhookDeliveries, eventType: events.type })
    .from(webhookDeliveries)
    .innerJoin(events, eq(events.id, webhookDeliveries.eventId))
    .where(
      and(
        eq(webhookDeliveries.endpointId, endpointId),
        cursor === undefined ? undefined : lt(webhookDeliveries.eventId, cursor),
        status && eq(webhookDeliveries.status, status),
      ),
    )
    .orderBy(desc(webhookDeliveries.eventId))
    .limit(limit + 1);
  const page = found.slice(0, limit);
  const ids = page.map(({ delivery }) => delivery.id);
  const attempts = await listLastAttempts(db, ids, MAX_ATTEMPTS_LISTED);
  return {
    deliveries: page.map((row) => ({
      ...row,
      attempts: attempts.filter(({ deliveryId }) => deliveryId === row.delivery.id),
    })),
    nextCursor: found.length > limit ? (page.at(-1)?.delivery.eventId ?? null) : null,
  };
}

async function listLastAttempts(
  db: Reader,
  deliveryIds: string[],
  count: number,
): Promise<WebhookAttemptRow[]> {
  const ranked = db
    .select({
      id: webhookAttempts.id,
      age: sql<number>`row_number() over (partition by ${webhookAttempts.deliveryId} order by ${webhookAttempts.id} desc)`.as(
        "age",
      ),
    })
    .from(webhookAttempts)
    .where(inArray(webhookAttempts.deliveryId, deliveryIds))
    .as("ranked");
  const rows = await db
    .select({ attempt: webhookAttempts })
    .from(webhookAttempts)
    .innerJoin(ranked, eq(ranked.id, webhookAttempts.id))
    .where(lte(ranked.age, count))
    .orderBy(webhookAttempts.id);
  return rows.map((row) => row.attempt);
}
