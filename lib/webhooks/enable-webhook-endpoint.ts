import type { Scope } from "@/db/context";
import { takePositions } from "@/lib/events/take-positions";
import type { TransactionContext } from "@/lib/events/transact";
import { CLOSED_CIRCUIT } from "./circuit";
import { lockScopedWebhookEndpoint, type WebhookEndpointRow } from "./queries";
import { writeWebhookEndpoint } from "./write-webhook-endpoint";

/**
 * Turns a disabled endpoint on again in the caller's transaction, with its circuit closed. It hears of what happens from
 * now on; what it missed is replayed on request. Repeating it is harmless.
 */
export async function enableWebhookEndpoint(
  ctx: TransactionContext,
  scope: Scope,
  id: string,
): Promise<WebhookEndpointRow> {
  const before = await lockScopedWebhookEndpoint(ctx.tx, scope, id);
  if (before.status === "enabled") return before;
  const enabled = await writeWebhookEndpoint(ctx.tx, id, {
    status: "enabled",
    disabledReason: null,
    disabledAt: null,
    ...CLOSED_CIRCUIT,
  });
  await takePositions(ctx.tx, scope, 0);
  return enabled;
}
