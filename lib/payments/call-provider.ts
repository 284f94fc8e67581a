import type { CheckoutContext } from "@/lib/context/checkout-context";
import type { PaymentReference, Provider, ProviderReport } from "@/lib/providers/provider";
import { askProvider } from "./ask-provider";
import type { PaymentRow } from "./queries";
import { recordReport } from "./record-report";

/**
 * The second and third act of claim, call, record. The payment was claimed: it is in flight, committed, and due to be
 * asked about, so that a death at any point in here leaves nothing that the reconciler would not finish.
 */
export async function callProvider(
  ctx: CheckoutContext,
  payment: PaymentRow,
  call: (provider: Provider, reference: PaymentReference) => Promise<ProviderReport>,
): Promise<PaymentRow> {
  return recordReport(ctx, payment, await askProvider(ctx, payment, call));
}
