import type { MerchantRow } from "@/lib/merchants/queries";
import type { Judgement } from "./judgement";

/** Whether whoever runs the server lets this merchant go live. */
export function judgeOperator({ liveAllowedAt }: Pick<MerchantRow, "liveAllowedAt">): Judgement {
  if (liveAllowedAt !== null) return { done: true, message: "The operator of this server has allowed it." };
  return { done: false, message: "Ask the operator of this server to allow it." };
}
