import { z } from "zod";
import { cardSummarySchema } from "@/lib/contracts/card-summary";
import { TEST_FAULTS } from "@/lib/contracts/statuses";
import { toStorable } from "@/lib/contracts/storable-text";
import { CURRENCIES, MAX_AMOUNT_MINOR } from "@/lib/core/money";

/**
 * What goes over the wire between us and the sandbox bank. Both sides parse with these schemas, so that neither
 * trusts the other. Amounts are minor units, times RFC 3339 in UTC.
 */

const amountMinor = z.int().min(0).max(MAX_AMOUNT_MINOR);
const positiveAmountMinor = z.int().min(1).max(MAX_AMOUNT_MINOR);
const id = z.string().regex(/^[\w-]{1,100}$/);
const httpUrl = z.url({ protocol: /^https?$/ }).max(2_048);
/** Kept with the report that it came in, so without what PostgreSQL cannot keep. */
const messageField = z.string().transform(toStorable);

export const paymentRequestSchema = z.object({
  id,
  amount_minor: positiveAmountMinor,
  currency: z.enum(CURRENCIES),
  method: z.string().regex(/^[\w-]{1,50}$/),
  capture: z.enum(["automatic", "manual"]),
  token: z.string().max(100).nullable(),
  return_url: httpUrl,
  events_url: httpUrl,
  description: z.string().max(1_000),
  order_number: z.string().max(100),
  /** Something that is to go wrong with it, because the merchant is testing. */
  fault: z.enum(TEST_FAULTS).optional(),
});

export const captureRequestSchema = z.object({ amount_minor: positiveAmountMinor });

export const refundRequestSchema = z.object({ id, amount_minor: positiveAmountMinor });

export const failureReasonSchema = z.enum([
  "declined",
  "insufficient_funds",
  "expired_card",
  "incorrect_cvc",
  "authentication_failed",
  "customer_declined",
  "provider_error",
]);

/** `reference` is the bank's own name for the payment, `card` what may be known of the card that was used. */
const named = {
  id,
  reference: z.string().max(100).optional(),
  // A card that cannot be read must not keep us from what became of the money.
  card: cardSummarySchema.optional().catch(undefined),
};

export const paymentAnswerSchema = z.discriminatedUnion("status", [
  z.object({ ...named, status: z.literal("pending") }),
  z.object({
    ...named,
    status: z.literal("requires_action"),
    action: z.object({ url: httpUrl, presentation: z.enum(["frame", "window"]) }),
  }),
  z.object({
    ...named,
    status: z.literal("authorized"),
    authorized_minor: positiveAmountMinor,
    hold_expires_at: z.iso.datetime().nullable(),
  }),
  z.object({
    ...named,
    status: z.literal("captured"),
    captured_minor: positiveAmountMinor,
    refunded_minor: amountMinor,
  }),
  z.object({ ...named, status: z.literal("released") }),
  z.object({
    ...named,
    status: z.literal("failed"),
    // A reason that we do not know yet is still a failure, and must not leave the payment pending for ever.
    failure: z.object({ reason: failureReasonSchema.catch("provider_error"), message: messageField }),
  }),
]);

export const refundAnswerSchema = z.discriminatedUnion("status", [
  z.object({ id, status: z.literal("succeeded") }),
  z.object({ id, status: z.literal("failed"), message: messageField }),
]);

/** Every refusal; a refused verb carries the payment as it stands. */
export const errorAnswerSchema = z.object({
  error: z.object({ code: z.string(), message: messageField }),
  payment: paymentAnswerSchema.optional(),
});

export const bankEventSchema = z.object({
  id,
  created_at: z.iso.datetime(),
  payment: paymentAnswerSchema,
  refund: refundAnswerSchema.optional(),
});

/** Anything that the bank may come to tell of one day. */
export const otherEventSchema = z.object({ id, payment: z.undefined() });

export type PaymentRequest = z.infer<typeof paymentRequestSchema>;
export type PaymentAnswer = z.infer<typeof paymentAnswerSchema>;
export type RefundAnswer = z.infer<typeof refundAnswerSchema>;
export type ErrorAnswer = z.infer<typeof errorAnswerSchema>;
export type BankEventBody = z.infer<typeof bankEventSchema>;
export type FailureReason = z.infer<typeof failureReasonSchema>;
