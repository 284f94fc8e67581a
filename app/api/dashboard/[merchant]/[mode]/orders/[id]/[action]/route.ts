import { ORDER_ACTIONS, type OrderAction } from "@/lib/contracts/dashboard-models";
import { notFound } from "@/lib/core/errors";
import { performOrderAction } from "@/lib/dashboard/perform-order-action";
import { dashboardForm } from "@/lib/http/dashboard/dashboard-form";
import { performOnce } from "@/lib/http/dashboard/perform-once";
import { refusedOrderAddress } from "@/lib/http/dashboard/refused-order-address";
import { atMerchantTime } from "@/lib/merchants/merchant-clock";
import { seatOf } from "@/lib/people/seat-of";

export const POST = dashboardForm(
  async ({ ctx, visitor, form, params }) => {
    const { merchant = "", mode = "", id = "", action = "" } = params;
    if (!isOrderAction(action)) throw notFound("page");
    const seat = seatOf(visitor, merchant, mode);
    const own = await atMerchantTime(ctx, seat);
    const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
    const call = { action, orderId: id, about: typed.about ?? "", typed };
    await performOrderAction(own, seat, call, (work) => performOnce(own, seat, form, work));
    return { location: `/dashboard/${merchant}/${mode}/orders/${id}?done=${action}` };
  },
  (refusal, { params, form }) => refusedOrderAddress(refusal, params, form),
);

function isOrderAction(text: string): text is OrderAction {
  return (ORDER_ACTIONS as readonly string[]).includes(text);
}
