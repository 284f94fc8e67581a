import type { CheckoutContext } from "@/lib/checkout/context";
import { readStatus } from "@/lib/checkout/pages/read-status";
import { orderChannelMessage } from "@/lib/events/emit";
import { liveStream } from "./live-stream";

/** The order's status as server-sent events. */
export function orderStream(
  ctx: CheckoutContext,
  orderId: string,
  signal: AbortSignal,
): Promise<ReadableStream> {
  const message = orderChannelMessage(orderId);
  return liveStream({ message, read: () => readStatus(ctx, orderId) }, signal);
}
