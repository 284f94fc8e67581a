import type { Context } from "@/db/context";
import { openWebhookLanes } from "./webhook-lanes";

/**
 * Delivers one batch of what is due, side by side, and waits for all of it; answers with how many. A worker keeps lanes
 * open instead, because here everybody waits for the slowest.
 */
export async function deliverDueWebhooks(ctx: Context): Promise<number> {
  const lanes = openWebhookLanes(ctx);
  const claimed = await lanes.deliverDue();
  await lanes.close();
  return claimed;
}
