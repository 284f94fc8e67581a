import { PAYMENT_METHODS } from "./catalogue/payment-methods";

/** Every method that is paid while the customer is here. */
export const ONLINE_METHOD_IDS: readonly string[] = PAYMENT_METHODS.filter(
  (method) => method.availability === "online",
).map((method) => method.id);
