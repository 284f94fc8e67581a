import type { TransactionContext } from "@/lib/events/transact";
import { circuitState } from "./circuit";
import type { WebhookEndpointRow } from "./queries";
import { writeWebhookEndpoint } from "./write-webhook-endpoint";

/** Ends the pause of an open circuit: a person who asks for an attempt is not kept waiting. Its lock must be held already. */
export async function letProbeNow(ctx: TransactionContext, endpoint: WebhookEndpointRow): Promise<void> {
  const now = ctx.wallClock.now();
  if (circuitState(endpoint, now) !== "open") return;
  await writeWebhookEndpoint(ctx.tx, endpoint.id, { openUntil: now });
}
