import { z } from "zod";
import { checkoutSessionSchema, paymentSchema } from "./api-objects";

const time = z.iso.datetime({ offset: true });

/** How a payment in a list names its order, in words that people use. */
export const listedPaymentSchema = paymentSchema.extend({
  order_number: z.string(),
  client_reference_id: z.string().nullable(),
});
export type ListedPaymentObject = z.infer<typeof listedPaymentSchema>;

/** The data of `payment.ready_to_confirm`, and what is posted to `callback_url`: all that it takes to decide. */
export const readyToConfirmSchema = listedPaymentSchema.extend({ checkout_session: checkoutSessionSchema });
export type ReadyToConfirmObject = z.infer<typeof readyToConfirmSchema>;

/** Parts of the time to confirm, in percent, after which the merchant is warned. */
export const WARNING_PERCENTS = [50, 80, 95] as const;
export type WarningPercent = (typeof WARNING_PERCENTS)[number];

/** The data of `payment.confirmation_expiring`. */
export const confirmationExpiringSchema = readyToConfirmSchema.extend({
  percent_elapsed: z.literal(WARNING_PERCENTS),
});
export type ConfirmationExpiringObject = z.infer<typeof confirmationExpiringSchema>;

/** How the question to a `callback_url` stands. `ended`: it is not asked any more, and was not what confirmed. */
export const confirmationCallbackSchema = z.object({
  status: z.enum(["pending", "confirmed", "ended"]),
  attempts: z.int(),
  last_status: z.int().nullable(),
  last_error: z.string().nullable(),
  last_attempt_at: time.nullable(),
  next_attempt_at: time.nullable(),
});
export type ConfirmationCallbackObject = z.infer<typeof confirmationCallbackSchema>;

/** A payment as the API answers one: `callback` is null but in `callback` mode once the customer has authorized. */
export const paymentResponseSchema = paymentSchema.extend({
  callback: confirmationCallbackSchema.nullable(),
});

/** What every `callback_url` of a mode is signed with. */
export const callbackSecretSchema = z.object({
  object: z.literal("callback_secret"),
  livemode: z.boolean(),
  secret: z.string(),
});
export type CallbackSecretObject = z.infer<typeof callbackSecretSchema>;
