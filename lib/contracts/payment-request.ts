import { z } from "zod";

/**
 * Names what the provider's tokenising field collected. Anything with a card number's worth of digits, however they are
 * grouped, is not a token: it must not get as far as a row.
 */
export const tokenField = z
  .string({ error: "token_invalid" })
  .regex(/^(?!.*(?:\d[_-]?){12})[A-Za-z0-9_-]{1,128}$/, { error: "token_invalid" });

/** `POST /orders/{id}/payments`. A token is for methods that have a tokenising field. */
export const createPaymentSchema = z.strictObject({
  method: z
    .string({ error: "payment_method_required" })
    .min(1, { error: "payment_method_required" })
    .max(64, {
      error: "payment_method_unknown",
    }),
  token: tokenField.optional(),
});
