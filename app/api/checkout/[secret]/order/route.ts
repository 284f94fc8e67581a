import { continueCheckout } from "@/lib/checkout/continue-checkout";
import { nextStep } from "@/lib/checkout/pages/next-step";
import { must } from "@/lib/core/invariant";
import { customerForm } from "@/lib/http/customer-route";
import { parseCartForm, parseOrderDraft } from "@/lib/http/order-form";
import { askedLocale } from "@/lib/http/page-locale";
import { cartAddress } from "@/lib/http/refused-address";
import { findSession } from "@/lib/sessions/queries";

export const POST = customerForm(
  "cs",
  async ({ ctx, id, request, form }) => {
    const session = must(await findSession(ctx.db, id), "the session behind a secret");
    const update = parseCartForm(form);
    const { order, payment } = await continueCheckout(ctx, {
      sessionId: id,
      update,
      parseForm: () => parseOrderDraft(update.draft ?? {}),
      locale: askedLocale(session.locale, request.headers),
    });
    const next = nextStep(ctx, session, order, payment);
    return {
      body: {
        next: next.url,
        presentation: next.presentation,
        order_id: order.id,
        payment_id: payment?.id ?? null,
      },
      location: next.url,
    };
  },
  cartAddress,
);
