import { checkTargetUrl } from "@/lib/core/safe-fetch/check-url";
import type { Judgement } from "./judgement";

/** Whether customers reach this server by https at a public name or address. What a name leads to is not looked up. */
export function judgePublicAddress(baseUrl: string): Judgement {
  if (checkTargetUrl(baseUrl, { allowLoopback: false }).ok) {
    return { done: true, message: `Customers reach this server at ${baseUrl}.` };
  }
  return {
    done: false,
    message: `This server says that it is at ${baseUrl}. Whoever runs it puts it behind https at a public name, and sets OPENTILL_URL to that.`,
  };
}
