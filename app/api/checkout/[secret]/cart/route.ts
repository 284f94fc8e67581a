import { OTHER_COUNTRY } from "@/components/checkout/cart/country-options";
import { transact } from "@/lib/events/transact";
import { customerForm } from "@/lib/http/customer-route";
import { parseCartForm } from "@/lib/http/order-form";
import { cartAddress } from "@/lib/http/refused-address";
import { updateCart } from "@/lib/sessions/update-cart";

export const POST = customerForm(
  "cs",
  async ({ ctx, id, secret, form }) => {
    const { isCurrencyChanged } = await transact(ctx, (inside) =>
      updateCart(inside, id, parseCartForm(form)),
    );
    // Without scripts the page has the likely countries, until somebody asks for the others.
    const wantsAllCountries = form.get("country") === OTHER_COUNTRY;
    return {
      body: { ok: true, currency_changed: isCurrencyChanged },
      location: `/c/${secret}${wantsAllCountries ? "?countries=all" : ""}`,
    };
  },
  cartAddress,
);
