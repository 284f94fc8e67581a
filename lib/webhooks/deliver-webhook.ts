import type { Context } from "@/db/context";
import { cancelDelivery } from "./cancel-delivery";
import type { ClaimedDelivery } from "./claimed-delivery";
import { makeAttempt } from "./make-attempt";
import { createRecorder, type Recorder } from "./recorder";
import type { Written } from "./write-attempts";

/**
 * Makes one attempt at a delivery that was claimed, and records it. What goes wrong at the receiver is recorded too and
 * never throws. Nothing is sent to an endpoint that was deleted or disabled: that cancels the delivery, and answers null.
 */
export async function deliverWebhook(
  ctx: Context,
  delivery: ClaimedDelivery,
  record: Recorder["record"] = createRecorder(ctx, { leaseMs: () => null }).record,
): Promise<Written | null> {
  if (!delivery.endpoint.isOff) return record(await makeAttempt(ctx, delivery));
  await cancelDelivery(ctx, delivery.id);
  return null;
}
