import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { webhookDeliveries } from "@/db/schema";

/** Cancels what was still to be sent to an endpoint that will hear no more. The endpoint's lock must be held already. */
export async function cancelPendingDeliveries(tx: Transaction, endpointId: string, now: Date): Promise<void> {
  await tx
    .update(webhookDeliveries)
    .set({ status: "canceled", dueAt: null, leasedUntil: null, finishedAt: now })
    .where(and(eq(webhookDeliveries.endpointId, endpointId), eq(webhookDeliveries.status, "pending")));
}
