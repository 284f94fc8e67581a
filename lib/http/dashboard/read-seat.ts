import type { CheckoutContext } from "@/lib/context/checkout-context";
import type { SeatModel } from "@/lib/contracts/dashboard-models";
import { webContext } from "@/lib/http/context";
import { atMerchantTime } from "@/lib/merchants/merchant-clock";
import type { Seat } from "@/lib/people/require-permission";
import { seatOf } from "@/lib/people/seat-of";
import { readVisitor } from "./read-visitor";

export type Seated = { ctx: CheckoutContext; seat: Seat; model: SeatModel };

/**
 * Who looks at a page of a merchant's mode, with the context at the merchant's own time; null for whoever is not signed in. 404 for
 * a merchant to which they don't belong.
 */
export async function readSeat(
  headers: Pick<Headers, "get">,
  { merchant, mode }: { merchant: string; mode: string },
): Promise<Seated | null> {
  const visitor = await readVisitor(headers);
  if (!visitor) return null;
  const seat = seatOf(visitor, merchant, mode);
  const { email, memberships } = visitor;
  const { merchantId, merchantName, role, livemode } = seat;
  const isLive = memberships.some((each) => each.merchantId === merchantId && each.isLive);
  const ctx = await atMerchantTime(webContext().ctx, seat);
  return { ctx, seat, model: { email, merchantId, merchantName, role, livemode, isLive } };
}
