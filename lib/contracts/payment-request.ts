import { z } from "zod";

/** `POST /orders/{id}/payments`. `token` comes from the provider's tokenising field, for methods that have one. */
export const createPaymentSchema = z.strictObject({
  method: z
    .string({ error: "payment_method_required" })
    .min(1, { error: "payment_method_required" })
    .max(64, {
      error: "payment_method_unknown",
    }),
  token: z
    .string({ error: "token_invalid" })
    .min(1, { error: "token_invalid" })
    .max(128, { error: "token_invalid" })
    .optional(),
});
