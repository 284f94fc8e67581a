import { and, desc, eq } from "drizzle-orm";
import type { Database, Transaction } from "@/db/client";
import type { Scope } from "@/db/context";
import { webhookDeliveries } from "@/db/schema";
import { checkTargetUrl } from "@/lib/core/safe-fetch/check-url";
import { listWebhookEndpoints, type WebhookEndpointRow } from "./queries";

/**
 * An endpoint of the mode that could be live mode's (enabled, https, a public address) and has accepted the newest delivery that was
 * finished since it has its address. Null where there is none. A test event is enough.
 */
export async function findAnsweringEndpoint(
  db: Database | Transaction,
  scope: Scope,
): Promise<WebhookEndpointRow | null> {
  const endpoints = await listWebhookEndpoints(db, scope);
  for (const endpoint of endpoints.filter(couldBeLive)) {
    if (await hasAnswered(db, endpoint)) return endpoint;
  }
  return null;
}

/** Whether live mode takes such an endpoint: never one of this machine, and none that was disabled. */
export function couldBeLive({ url, status }: Pick<WebhookEndpointRow, "url" | "status">): boolean {
  return status === "enabled" && checkTargetUrl(url, { allowLoopback: false }).ok;
}

async function hasAnswered(
  db: Database | Transaction,
  { id, urlSince, createdAt }: WebhookEndpointRow,
): Promise<boolean> {
  const [newest] = await db
    .select({ finishedAt: webhookDeliveries.finishedAt })
    .from(webhookDeliveries)
    .where(and(eq(webhookDeliveries.endpointId, id), eq(webhookDeliveries.status, "delivered")))
    .orderBy(desc(webhookDeliveries.eventId))
    .limit(1);
  return newest?.finishedAt != null && newest.finishedAt >= (urlSince ?? createdAt);
}
