import { readStatus } from "@/lib/checkout/pages/read-status";
import { orderChannelMessage } from "@/lib/events/emit";
import { pageStream } from "@/lib/http/page-stream";

/** Live status for an open order page. */
export const GET = pageStream("ord", { messageOf: orderChannelMessage, read: readStatus });

export { GET as HEAD };
