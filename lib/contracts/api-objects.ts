import { z } from "zod";
import { cardSummarySchema } from "./card-summary";
import { amountField, countryField, currencyField, localeField, metadataField } from "./fields";
import { refundSchema } from "./refund-objects";
import {
  CONFIRMATION_MODES,
  DELIVERY_STATUSES,
  ORDER_STATUSES,
  PAYMENT_REASONS,
  PAYMENT_STATUSES,
  SESSION_STATUSES,
  UI_MODES,
} from "./statuses";

/** What the API answers and what events carry. Receivers ignore fields that they do not know. */
const time = z.iso.datetime({ offset: true });
const id = z.string();
const attributionSchema = z
  .record(z.string(), z.string())
  .describe("Where the customer came from: `utm_…` and click ids, as the link or you have told.");

export const lineSchema = z.object({
  id,
  product: z.string().nullable(),
  name: z.string(),
  unit_amount: amountField,
  quantity: z.int(),
  amount: amountField,
});

export const sessionLineSchema = lineSchema.extend({
  adjustable: z.object({ min: z.int(), max: z.int() }).nullable(),
  removable: z.boolean().describe("Whether the customer may take the line out while another is left."),
});

export const customerSchema = z.object({
  email: z.string().nullable(),
  name: z.string().nullable(),
  phone: z.string().nullable(),
  company_name: z.string().nullable(),
  tax_id: z.string().nullable(),
});

/** As events carry it: without the link, which is a secret of the customer's. */
export const checkoutSessionSchema = z.object({
  id,
  object: z.literal("checkout.session"),
  status: z.enum(SESSION_STATUSES),
  livemode: z.boolean(),
  ui_mode: z.enum(UI_MODES),
  currency: currencyField,
  country: countryField.nullable(),
  locale: localeField.nullable(),
  amount_total: amountField,
  items: z.array(sessionLineSchema),
  customer: customerSchema,
  confirmation: z.enum(CONFIRMATION_MODES),
  payment_methods: z.union([z.literal("all"), z.array(z.string())]),
  success_url: z.string().nullable(),
  cancel_url: z.string().nullable(),
  callback_url: z.string().nullable(),
  embed_origin: z.string().nullable(),
  client_reference_id: z.string().nullable(),
  metadata: metadataField,
  attribution: attributionSchema,
  order: z.string().nullable(),
  checkout_link: z.string().nullable(),
  expires_at: time,
  created_at: time,
});
export type CheckoutSessionObject = z.infer<typeof checkoutSessionSchema>;

/**
 * As the API answers it: `url` is the page, `client_secret` the part that `Opentill.embed` takes, `payment` the newest
 * attempt to pay its order.
 */
export const checkoutSessionResponseSchema = checkoutSessionSchema.extend({
  url: z.string(),
  client_secret: z.string(),
  get payment() {
    return paymentSchema.nullable();
  },
});

export const nextActionSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("redirect"), url: z.string(), presentation: z.enum(["frame", "window"]) }),
  z.object({
    type: z.literal("display_instructions"),
    instructions: z.object({
      holder: z.string(),
      iban: z.string(),
      bic: z.string().nullable(),
      bank: z.string().nullable(),
      reference: z.string(),
      amount: amountField,
      currency: currencyField,
      epc_text: z.string().nullable(),
    }),
  }),
  z.object({ type: z.literal("confirm"), confirm_by: time }),
  z.object({
    type: z.literal("approve_on_phone"),
    matching_number: z.int().describe("Show it: the customer's phone shows the same."),
    approve_by: time,
    poll_after_seconds: z.int(),
  }),
]);
export type NextAction = z.infer<typeof nextActionSchema>;

export const paymentSchema = z.object({
  id,
  object: z.literal("payment"),
  order: id,
  livemode: z.boolean(),
  status: z.enum(PAYMENT_STATUSES),
  method: z.string(),
  provider: z.string(),
  card: cardSummarySchema
    .nullable()
    .describe("The card that was used, once the provider has told: its brand and its last four digits."),
  confirmation: z.enum(CONFIRMATION_MODES),
  currency: currencyField,
  amount: amountField,
  amount_authorized: amountField,
  amount_captured: amountField,
  amount_refunded: amountField,
  reason: z.enum(PAYMENT_REASONS).nullable(),
  next_action: nextActionSchema.nullable(),
  act_by: time.nullable(),
  approve_by: time.nullable(),
  approved_at: time.nullable(),
  confirm_by: time.nullable(),
  confirmed_at: time.nullable(),
  created_at: time,
  finished_at: time.nullable(),
});
export type PaymentObject = z.infer<typeof paymentSchema>;

export const orderSchema = z.object({
  id,
  object: z.literal("order"),
  number: z.string(),
  checkout_session: id,
  livemode: z.boolean(),
  status: z.enum(ORDER_STATUSES),
  delivery_status: z.enum(DELIVERY_STATUSES),
  currency: currencyField,
  amount_total: amountField,
  amount_paid: amountField,
  amount_refunded: amountField,
  items: z.array(lineSchema),
  customer: customerSchema,
  country: countryField,
  locale: localeField,
  payment_method: z.string(),
  confirmation: z.enum(CONFIRMATION_MODES),
  consents: z.array(
    z.object({
      document: z.enum(["terms", "personal_data"]),
      version: z.string(),
      url: z.string(),
      locale: localeField,
      given_at: time,
    }),
  ),
  client_reference_id: z.string().nullable(),
  metadata: metadataField,
  attribution: attributionSchema,
  reason: z.string().nullable(),
  created_at: time,
  paid_at: time.nullable(),
});
export type OrderObject = z.infer<typeof orderSchema>;

/** As the API answers one order: with its payments and what was given back of them, newest first. */
export const orderResponseSchema = orderSchema.extend({
  url: z.string(),
  payments: z.array(paymentSchema),
  refunds: z.array(refundSchema),
});
