import { z } from "zod";
import { apiKeySchema } from "./api-key-objects";
import { checkoutSessionSchema, orderSchema, paymentSchema } from "./api-objects";
import { bankEntrySchema } from "./bank-objects";
import { confirmationExpiringSchema, readyToConfirmSchema } from "./confirmation-objects";
import { EVENT_TYPES } from "./event-types";
import { amountField } from "./fields";
import { linkSchema } from "./link-objects";
import { merchantAccountSchema } from "./merchant-account";
import { merchantSchema, updatedMerchantSchema } from "./merchant-objects";
import { productImportSchema } from "./product-import";
import { productSchema } from "./product-objects";
import { refundRequestSchema, refundSchema } from "./refund-objects";
import { webhookEndpointSchema } from "./webhook-objects";

const time = z.iso.datetime({ offset: true });
const id = z.string();

/** A provider's word about money that the payment's state could not take: never dropped, shown to the merchant. */
export const unexpectedReportSchema = z.object({
  id,
  object: z.literal("unexpected_report"),
  payment: paymentSchema,
  report: z.string(),
  amount: amountField.nullable(),
  answer: z.enum(["refund", "release", "support"]),
  created_at: time,
});
export type UnexpectedReportObject = z.infer<typeof unexpectedReportSchema>;

export const eventSchema = z.object({
  id,
  object: z.literal("event"),
  type: z.enum(EVENT_TYPES),
  api_version: z.string(),
  livemode: z.boolean(),
  timestamp: time,
  sequence: z.int().describe("Counts the events of this object, from 1."),
  data: z.union([
    checkoutSessionSchema,
    orderSchema,
    // What says more comes first: the first that fits is taken.
    confirmationExpiringSchema,
    readyToConfirmSchema,
    paymentSchema,
    refundSchema,
    refundRequestSchema,
    unexpectedReportSchema,
    productSchema,
    productImportSchema,
    webhookEndpointSchema,
    linkSchema,
    bankEntrySchema,
    apiKeySchema,
    updatedMerchantSchema,
    merchantSchema,
    merchantAccountSchema,
  ]),
});
