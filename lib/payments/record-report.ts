import type { Actor } from "@/db/schema";
import { assertNoTransaction } from "@/db/transaction";
import type { CheckoutContext } from "@/lib/context/checkout-context";
import { must } from "@/lib/core/invariant";
import { transact } from "@/lib/events/transact";
import { lockOrder } from "@/lib/orders/queries";
import type { ProviderReport } from "@/lib/providers/provider";
import { applyReport } from "./apply-report";
import { askProvider } from "./ask-provider";
import { lockPayment, type PaymentRow } from "./queries";

/**
 * Takes a provider's word, whichever way it came: as the answer to a call, as an event, or on being asked. Said twice it
 * changes nothing. Where the word makes an automatic payment authorized, the capture is claimed with it and called here;
 * if the process dies first, the reconciler finds the payment `capturing`.
 */
export async function recordReport(
  ctx: CheckoutContext,
  { id, orderId }: Pick<PaymentRow, "id" | "orderId">,
  report: ProviderReport,
  actor: Actor = "provider",
): Promise<PaymentRow> {
  assertNoTransaction("recording a report");
  const { payment, captureIsClaimed } = await record(ctx, { id, orderId }, report, actor);
  if (!captureIsClaimed) return payment;
  const answer = await askProvider(ctx, payment, (provider, reference) => provider.capture(reference));
  return (await record(ctx, payment, answer, "provider")).payment;
}

function record(
  ctx: CheckoutContext,
  { id, orderId }: Pick<PaymentRow, "id" | "orderId">,
  report: ProviderReport,
  actor: Actor,
) {
  return transact(ctx, async (inside) => {
    const order = must(await lockOrder(inside.tx, orderId), "the payment's order");
    const before = must(await lockPayment(inside.tx, id), "the payment");
    const payment = await applyReport(inside, order, before, report, actor);
    return { payment, captureIsClaimed: payment.status === "capturing" && before.status !== "capturing" };
  });
}
