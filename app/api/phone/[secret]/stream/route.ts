import { phoneChannelMessage } from "@/lib/events/emit";
import { pageStream } from "@/lib/http/page-stream";
import { readPhoneStatus } from "@/lib/phones/read-phone-status";

/** Live status for an open page of a phone: a new request is told like a change of an old one. */
export const GET = pageStream("phone", { messageOf: phoneChannelMessage, read: readPhoneStatus });

export { GET as HEAD };
