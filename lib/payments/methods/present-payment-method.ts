import type { PaymentMethodCard } from "@/lib/contracts/payment-method-card";
import type { PaymentMethod } from "./payment-method";

/** A method as the payment page shows it. */
export function presentPaymentMethod(method: PaymentMethod): PaymentMethodCard {
  return {
    id: method.id,
    name: method.name,
    messageKey: method.message_key ?? null,
    kind: method.kind,
    availability: method.availability,
    nextStep: method.next_step,
    confirmationTime: method.confirmation_time,
  };
}
