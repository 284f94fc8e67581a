import { z } from "zod";
import { amountField, personalParagraphField, referenceField, timeField } from "./fields";
import { MAX_ITEMS, MAX_QUANTITY, MAX_REASON_LENGTH, MAX_REFERENCE_LENGTH } from "./limits";

const reason = personalParagraphField(MAX_REASON_LENGTH);

/** Minor units of the order's currency, at least 1. */
const amount = amountField.min(1, { error: "refund_too_small" });

/** Lines of the order, by their ids, and how many units of each. Each line once. */
const items = z
  .array(
    z.strictObject({
      item: z.string({ error: "order_item_unknown" }).max(64, { error: "order_item_unknown" }),
      quantity: z
        .int({ error: "quantity_invalid" })
        .min(1, { error: "quantity_invalid" })
        .max(MAX_QUANTITY, { error: "quantity_invalid" }),
    }),
    { error: "items_empty" },
  )
  .min(1, { error: "items_empty" })
  .max(MAX_ITEMS, { error: "items_too_many" })
  .superRefine((list, check) => {
    for (const [index, { item }] of list.entries()) {
      if (list.findIndex((each) => each.item === item) < index) {
        check.addIssue({ code: "custom", path: [index, "item"], message: "order_item_repeated" });
      }
    }
  });

const isOneOrNeither = (body: { amount?: unknown; items?: unknown }) =>
  body.amount === undefined || body.items === undefined;
const EITHER = { error: "amount_or_items", path: ["items"] };

/** `POST /orders/{id}/refunds`: an amount, or lines, or neither for all that is left. */
export const createRefundSchema = z
  .strictObject({ amount: amount.optional(), items: items.optional(), reason: reason.optional() })
  .refine(isOneOrNeither, EITHER);
export type CreateRefundBody = z.infer<typeof createRefundSchema>;

/** `POST /refund-requests`: the same for an order, with the words of whoever asks. */
export const createRefundRequestSchema = z
  .strictObject({
    order: z.string({ error: "order_unknown" }).max(64, { error: "order_unknown" }),
    amount: amount.optional(),
    items: items.optional(),
    reason,
  })
  .refine(isOneOrNeither, EITHER);
export type CreateRefundRequestBody = z.infer<typeof createRefundRequestSchema>;

/** `POST /refunds/{id}/mark-paid`: what the merchant's bank calls the transfer, and when it was sent (now, if left out). */
export const markRefundPaidSchema = z.strictObject({
  reference: referenceField(MAX_REFERENCE_LENGTH).optional(),
  paid_at: timeField.optional(),
});
export type MarkRefundPaidBody = z.infer<typeof markRefundPaidSchema>;

/** `POST /refund-requests/{id}/refuse`: what the merchant says to whoever asked. */
export const refuseRefundRequestSchema = z.strictObject({ answer: reason });

/** `POST /orders/{id}/cancel`. */
export const cancelOrderSchema = z.strictObject({ reason: reason.optional() });
