import { assertNoTransaction } from "@/db/transaction";
import type { PaymentRow } from "@/lib/payments/queries";
import type { Provider, ProviderReport } from "@/lib/providers/provider";
import type { CheckoutContext } from "../context";
import { recordReport } from "./record-report";

/**
 * The second and third act of claim, call, record. The payment was claimed: it is in flight, committed, and due to be
 * asked about, so that a death at any point in here leaves nothing that the reconciler would not finish.
 */
export async function callProvider(
  ctx: CheckoutContext,
  payment: PaymentRow,
  call: (provider: Provider) => Promise<ProviderReport>,
): Promise<PaymentRow> {
  assertNoTransaction("a provider call");
  return recordReport(ctx, payment.id, await call(ctx.providers.get(payment.provider)));
}
