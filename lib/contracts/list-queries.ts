import { z } from "zod";
import { emailField } from "./address-fields";
import { BANK_ENTRY_STATUSES } from "./bank-objects";
import { phoneField } from "./customer";
import { EVENT_TYPES } from "./event-types";
import { amountField, countryField, currencyField, referenceField, textField, timeField } from "./fields";
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE, MAX_REFERENCE_LENGTH, MAX_SEARCH_LENGTH } from "./limits";
import {
  CONFIRMATION_MODES,
  ORDER_STATUSES,
  PAYMENT_STATUSES,
  REFUND_REQUEST_STATUSES,
  REFUND_STATUSES,
  WEBHOOK_DELIVERY_STATUSES,
} from "./statuses";

const wholeNumber = z
  .string()
  .regex(/^[0-9]{1,15}$/, { error: "amount_not_whole" })
  .transform(Number);

const limit = z
  .string()
  .regex(/^[0-9]{1,3}$/, { error: "limit_out_of_range" })
  .transform(Number)
  .pipe(z.int().min(1, { error: "limit_out_of_range" }).max(MAX_PAGE_SIZE, { error: "limit_out_of_range" }))
  .default(DEFAULT_PAGE_SIZE);

const cursor = z
  .string()
  .max(100, { error: "cursor_invalid" })
  .regex(/^[A-Za-z0-9_-]+$/, { error: "cursor_invalid" });

/** `GET /payment-methods`: the situation of a customer. */
export const paymentMethodsQuery = z.strictObject({
  country: countryField,
  currency: currencyField,
  amount: wholeNumber.pipe(amountField),
  confirmation: z.enum(CONFIRMATION_MODES).optional(),
  phone: phoneField.optional(),
  explain: z.enum(["true", "false"]).optional(),
});

/** `GET /orders`: newest first. */
export const ordersQuery = z.strictObject({
  limit,
  cursor: cursor.optional(),
  status: z.enum(ORDER_STATUSES).optional(),
  email: emailField.optional(),
  number: z
    .string()
    .max(20)
    .regex(/^[0-9A-Za-z-]+$/, { error: "text_invalid" })
    .transform((text) => text.toUpperCase())
    .optional(),
  client_reference_id: referenceField(MAX_REFERENCE_LENGTH).optional(),
  created_after: timeField.optional(),
  created_before: timeField.optional(),
});

/** `GET /payments`: newest first; those that await confirmation, soonest `confirm_by` first. */
export const paymentsQuery = z.strictObject({
  limit,
  cursor: cursor.optional(),
  status: z.enum(PAYMENT_STATUSES).optional(),
  order: referenceField(64).optional(),
  method: referenceField(64).optional(),
  awaiting: z.enum(["confirmation"]).optional(),
});

/** `GET /products`: newest first. */
export const productsQuery = z.strictObject({
  limit,
  cursor: cursor.optional(),
  active: z
    .enum(["true", "false"], { error: "boolean_expected" })
    .transform((text) => text === "true")
    .optional(),
  reference: referenceField(MAX_REFERENCE_LENGTH).optional(),
  search: textField(MAX_SEARCH_LENGTH)
    .optional()
    .describe("Beginnings of words of the name or the reference, in any order; all of them are needed."),
});

/** `GET /refunds`: newest first. */
export const refundsQuery = z.strictObject({
  limit,
  cursor: cursor.optional(),
  status: z.enum(REFUND_STATUSES).optional(),
});

/** `GET /refund-requests`: newest first. */
export const refundRequestsQuery = z.strictObject({
  limit,
  cursor: cursor.optional(),
  status: z.enum(REFUND_REQUEST_STATUSES).optional(),
  order: referenceField(64).optional(),
});

/** `GET /test/outbox`: newest first. */
export const outboxQuery = z.strictObject({
  limit,
  cursor: cursor.optional(),
  about: referenceField(64).optional(),
});

/** `GET /links`: newest first. */
export const linksQuery = z.strictObject({
  limit,
  cursor: cursor.optional(),
  active: z
    .enum(["true", "false"], { error: "boolean_expected" })
    .transform((text) => text === "true")
    .optional()
    .describe("False for those that are archived."),
  product: referenceField(64).optional().describe("Those that sell this product."),
});

/** `GET /bank-entries`: newest first. */
export const bankEntriesQuery = z.strictObject({
  limit,
  cursor: cursor.optional(),
  status: z.enum(BANK_ENTRY_STATUSES).optional(),
});

/** `GET /events`: oldest first, from behind a cursor. */
export const eventsQuery = z.strictObject({
  limit,
  after: cursor.optional(),
  type: z.enum(EVENT_TYPES).optional(),
});

/** `GET /events/stream`: from behind a cursor, or from now on. */
export const eventStreamQuery = z.strictObject({
  after: cursor.optional(),
  type: z.enum(EVENT_TYPES).optional(),
});

/** `GET /webhook-endpoints/{id}/deliveries`: newest first. */
export const deliveriesQuery = z.strictObject({
  limit,
  cursor: cursor.optional(),
  status: z.enum(WEBHOOK_DELIVERY_STATUSES).optional(),
});

/** Any list without filters. */
export const pageQuery = z.strictObject({ limit, cursor: cursor.optional() });

/** One page of a list. `next_cursor` is opaque; for events it is there even at the end, to come back with later. */
export function listSchema<Item extends z.ZodType>(item: Item) {
  return z.object({
    object: z.literal("list"),
    data: z.array(item),
    has_more: z.boolean(),
    next_cursor: z.string().nullable(),
  });
}
