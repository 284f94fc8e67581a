import type { Scope } from "@/db/context";
import type { EventType } from "@/lib/contracts/event-types";
import { emitNotice } from "@/lib/events/emit";
import type { TransactionContext } from "@/lib/events/transact";

type Notice = {
  scope: Scope;
  type: Extract<EventType, `merchant.${string}`>;
  /** The settings' `event_sequence` with this event. */
  sequence: number;
  data: object;
};

/**
 * Writes down a fact about a merchant in the log of one mode. Its lock must be held already, and its counter moved on. Test
 * and live count apart, as their logs do.
 */
export function emitMerchantNotice(ctx: TransactionContext, { scope, ...notice }: Notice): void {
  const { merchantId, livemode } = scope;
  emitNotice(ctx, { ...notice, scope: { merchantId, livemode }, objectId: merchantId });
}
