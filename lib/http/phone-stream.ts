import type { CheckoutContext } from "@/lib/checkout/context";
import { readPhoneStatus } from "@/lib/checkout/phones/read-phone-status";
import { phoneChannelMessage } from "@/lib/events/emit";
import { liveStream } from "./live-stream";

/** What a phone is asked, as server-sent events: a new request is told like a change of an old one. */
export function phoneStream(
  ctx: CheckoutContext,
  phoneId: string,
  signal: AbortSignal,
): Promise<ReadableStream> {
  const message = phoneChannelMessage(phoneId);
  return liveStream({ message, read: () => readPhoneStatus(ctx, phoneId) }, signal);
}
