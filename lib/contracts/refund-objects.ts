import { z } from "zod";
import { amountField, currencyField } from "./fields";
import { REFUND_REQUEST_STATUSES, REFUND_STATUSES } from "./statuses";

const time = z.iso.datetime({ offset: true });
const id = z.string();

export const refundSchema = z.object({
  id,
  object: z.literal("refund"),
  order: id,
  payment: id,
  livemode: z.boolean(),
  status: z.enum(REFUND_STATUSES),
  amount: amountField,
  currency: currencyField,
  items: z
    .array(z.object({ item: id, quantity: z.int(), amount: amountField }))
    .nullable()
    .describe("The lines that were asked for; null where the refund is of an amount."),
  reason: z.string(),
  message: z.string().nullable(),
  bank_reference: z
    .string()
    .nullable()
    .describe("What your bank calls the transfer by which you have sent the money back yourself."),
  paid_at: time
    .nullable()
    .describe("When you have sent the money back yourself; null where the provider has."),
  refund_request: id.nullable(),
  created_at: time,
  finished_at: time.nullable(),
});
export type RefundObject = z.infer<typeof refundSchema>;

/** Somebody asks for money back. `refund` is the refund that an accepted one began. */
export const refundRequestSchema = z.object({
  id,
  object: z.literal("refund_request"),
  order: id,
  livemode: z.boolean(),
  status: z.enum(REFUND_REQUEST_STATUSES),
  amount: amountField,
  currency: currencyField,
  items: z.array(z.object({ item: id, quantity: z.int() })).nullable(),
  reason: z.string(),
  answer: z.string().nullable(),
  refund: id.nullable(),
  created_at: time,
  finished_at: time.nullable(),
});
export type RefundRequestObject = z.infer<typeof refundRequestSchema>;
