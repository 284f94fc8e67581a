import { z } from "zod";
import { TEA } from "../tea";
import { type ApiKey, callApi, type Problem } from "./call-api";

const sessionSchema = z.object({ id: z.string(), url: z.url(), client_secret: z.string() });
export type CheckoutSession = z.infer<typeof sessionSchema>;

export type Checkout = { ok: true; session: CheckoutSession } | { ok: false; problem: Problem };

export type CheckoutInput = {
  uiMode: "hosted" | "embedded";
  quantity: number;
  /** The shop's own name for this purchase. It comes back in every event, and makes pressing twice harmless. */
  reference: string;
};

/** Opens a checkout session: a page of Opentill's on which this purchase can be changed and paid. */
export async function openCheckout(api: ApiKey, shopUrl: string, input: CheckoutInput): Promise<Checkout> {
  const answer = await callApi(
    api,
    "/checkout/sessions",
    {
      currency: TEA.currency,
      items: [
        {
          name: TEA.name,
          unit_amount: TEA.unitAmountMinor,
          quantity: input.quantity,
          adjustable: { min: 1, max: TEA.maxQuantity },
        },
      ],
      ui_mode: input.uiMode,
      // Only this origin may hold the page in a frame; it must also be in the merchant's list.
      ...(input.uiMode === "embedded" && { embed_origin: shopUrl }),
      success_url: `${shopUrl}/thanks?reference=${input.reference}`,
      cancel_url: `${shopUrl}/`,
      client_reference_id: input.reference,
    },
    input.reference,
  );
  return answer.ok ? { ok: true, session: sessionSchema.parse(answer.body) } : answer;
}
