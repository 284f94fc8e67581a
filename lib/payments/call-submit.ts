import type { CheckoutContext } from "@/lib/context/checkout-context";
import { callProvider } from "./call-provider";
import type { PaymentRow } from "./queries";
import { submission } from "./submission";

/** Tells the provider of a payment that was claimed for it: the call and the record. */
export async function callSubmit(ctx: CheckoutContext, payment: PaymentRow): Promise<PaymentRow> {
  return callProvider(ctx, payment, async (provider, reference) =>
    provider.submit(await submission(ctx, payment, reference)),
  );
}
