import type { Scope } from "@/db/context";
import type { CheckoutTransaction } from "@/lib/context/checkout-context";
import { endManualRefund } from "./end-manual-refund";
import type { WholeRefund } from "./queries";

/**
 * The merchant will not send the money after all: the refund that waited for it fails, and what it was of can be refunded
 * again. Twice is harmless. Refused like `endManualRefund`.
 */
export async function cancelRefund(
  ctx: CheckoutTransaction,
  scope: Scope,
  refundId: string,
): Promise<WholeRefund> {
  const set = { message: "The merchant has called the refund off." };
  return endManualRefund(
    ctx,
    scope,
    refundId,
    { trigger: "call_off", actor: "merchant", set },
    async () => {},
  );
}
