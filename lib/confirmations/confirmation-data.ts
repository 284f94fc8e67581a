import type { ReadyToConfirmObject } from "@/lib/contracts/confirmation-objects";
import { must } from "@/lib/core/invariant";
import type { TransactionContext } from "@/lib/events/transact";
import type { OrderRow } from "@/lib/orders/queries";
import { presentPayment } from "@/lib/payments/present-payment";
import type { PaymentRow } from "@/lib/payments/queries";
import { presentSession } from "@/lib/sessions/present-session";
import { findSession, listSessionItems } from "@/lib/sessions/queries";

/** All that a merchant needs to decide on a payment, without asking back: the payment, its order's names, its session. */
export async function readConfirmationData(
  { tx }: TransactionContext,
  order: OrderRow,
  payment: PaymentRow,
): Promise<ReadyToConfirmObject> {
  const session = must(await findSession(tx, order.sessionId), "the order's session");
  const items = await listSessionItems(tx, session.id);
  return {
    ...presentPayment(payment),
    order_number: order.number,
    client_reference_id: order.clientReferenceId,
    checkout_session: presentSession(session, items, order.id),
  };
}
