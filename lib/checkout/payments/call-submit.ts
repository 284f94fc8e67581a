import type { PaymentRow } from "@/lib/payments/queries";
import type { CheckoutContext } from "../context";
import { callProvider } from "./call-provider";
import { submission } from "./submission";

/** Tells the provider of a payment that was claimed for it: the call and the record. */
export async function callSubmit(ctx: CheckoutContext, payment: PaymentRow): Promise<PaymentRow> {
  return callProvider(ctx, payment, async (provider, reference) =>
    provider.submit(await submission(ctx, payment, reference)),
  );
}
