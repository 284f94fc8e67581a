import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { webhookEndpoints } from "@/db/schema";
import { must } from "@/lib/core/invariant";
import type { WebhookEndpointRow } from "./queries";

/** Changes an endpoint whose lock is held, and answers with how it is then. */
export async function writeWebhookEndpoint(
  tx: Transaction,
  id: string,
  changes: Partial<WebhookEndpointRow>,
): Promise<WebhookEndpointRow> {
  const [endpoint] = await tx
    .update(webhookEndpoints)
    .set(changes)
    .where(eq(webhookEndpoints.id, id))
    .returning();
  return must(endpoint, "the endpoint that was locked");
}
