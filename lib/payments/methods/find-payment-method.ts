import { PAYMENT_METHODS } from "./catalogue/payment-methods";
import type { PaymentMethod } from "./payment-method";

const METHODS_BY_ID: ReadonlyMap<string, PaymentMethod> = new Map(
  PAYMENT_METHODS.map((method) => [method.id, method]),
);

/** The catalogue's row, or null for an id that is not in it. */
export function findPaymentMethod(id: string): PaymentMethod | null {
  return METHODS_BY_ID.get(id) ?? null;
}
