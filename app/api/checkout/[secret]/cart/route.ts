import { updateCart } from "@/lib/checkout/sessions/update-cart";
import { transact } from "@/lib/events/transact";
import { customerForm } from "@/lib/http/customer-route";
import { parseCartForm } from "@/lib/http/order-form";
import { cartAddress } from "@/lib/http/refused-address";

export const POST = customerForm(
  "cs",
  async ({ ctx, id, secret, form }) => {
    await transact(ctx, (inside) => updateCart(inside, id, parseCartForm(form)));
    return { body: { ok: true }, location: `/c/${secret}` };
  },
  cartAddress,
);
