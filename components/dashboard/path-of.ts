/** The address of a page of one merchant in one mode. */
export function pathOf(seat: { merchantId: string; livemode: boolean }, rest = ""): string {
  return `/dashboard/${seat.merchantId}/${seat.livemode ? "live" : "test"}${rest}`;
}
