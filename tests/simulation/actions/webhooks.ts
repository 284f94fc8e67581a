import { claimDueDeliveries } from "@/lib/webhooks/claim-due-deliveries";
import { deliverWebhook } from "@/lib/webhooks/deliver-webhook";
import { act } from "../act";
import type { History } from "../history";

const MOST_AT_ONCE = 8;
const MOST_CLAIMS = 50;

/**
 * A worker sends the webhooks that are due, and those that become due by it. Its lanes send side by side, which no seed
 * could repeat: here one comes after the other, in the order of the seed.
 */
export async function sendWebhooks(history: History): Promise<void> {
  await act(history, "a worker sends webhooks", async () => {
    for (let claim = 0; claim < MOST_CLAIMS; claim += 1) {
      const { deliveries } = await claimDueDeliveries(history.ctx, { limit: MOST_AT_ONCE });
      if (deliveries.length === 0) return null;
      const waiting = deliveries.sort((left, right) => (left.id < right.id ? -1 : 1));
      while (waiting.length > 0) {
        const [next] = waiting.splice(history.choice.between(0, waiting.length - 1), 1);
        if (next) await deliverWebhook(history.ctx, next);
      }
    }
    return null;
  });
}
