import { z } from "zod";
import { apiKeySchema } from "@/lib/contracts/api-key-objects";
import {
  checkoutSessionResponseSchema,
  checkoutSessionSchema,
  customerSchema,
  lineSchema,
  nextActionSchema,
  orderResponseSchema,
  orderSchema,
  paymentSchema,
  sessionLineSchema,
} from "@/lib/contracts/api-objects";
import { bankEntrySchema, bankStatementSchema } from "@/lib/contracts/bank-objects";
import {
  confirmationCallbackSchema,
  confirmationExpiringSchema,
  listedPaymentSchema,
  paymentResponseSchema,
  readyToConfirmSchema,
} from "@/lib/contracts/confirmation-objects";
import { eventSchema, unexpectedReportSchema } from "@/lib/contracts/event-objects";
import { currencyField } from "@/lib/contracts/fields";
import { linkSchema } from "@/lib/contracts/link-objects";
import { liveModeSchema } from "@/lib/contracts/live-mode";
import { merchantAccountSchema } from "@/lib/contracts/merchant-account";
import {
  merchantDocumentSchema,
  merchantSchema,
  updatedMerchantSchema,
} from "@/lib/contracts/merchant-objects";
import { productImportSchema } from "@/lib/contracts/product-import";
import { productSchema } from "@/lib/contracts/product-objects";
import { refundRequestSchema, refundSchema } from "@/lib/contracts/refund-objects";
import { webhookDeliverySchema, webhookEndpointSchema } from "@/lib/contracts/webhook-objects";
import { COUNTRIES } from "@/lib/core/countries";

/** Schemas that are described once and referred to by name, inner ones first. What is not here is described in place. */
const NAMED: Readonly<Record<string, z.ZodType>> = {
  Currency: currencyField,
  Country: z.enum(COUNTRIES),
  Line: lineSchema,
  SessionLine: sessionLineSchema,
  Customer: customerSchema,
  NextAction: nextActionSchema,
  Payment: paymentSchema,
  Refund: refundSchema,
  RefundRequest: refundRequestSchema,
  CheckoutSession: checkoutSessionResponseSchema,
  CheckoutSessionAsInEvents: checkoutSessionSchema,
  Order: orderResponseSchema,
  OrderAsInEvents: orderSchema,
  ConfirmationCallback: confirmationCallbackSchema,
  PaymentWithCallback: paymentResponseSchema,
  ListedPayment: listedPaymentSchema,
  ReadyToConfirm: readyToConfirmSchema,
  ConfirmationExpiring: confirmationExpiringSchema,
  Product: productSchema,
  ProductImport: productImportSchema,
  UnexpectedReport: unexpectedReportSchema,
  Link: linkSchema,
  BankEntry: bankEntrySchema,
  BankStatement: bankStatementSchema,
  Merchant: merchantSchema,
  MerchantDocument: merchantDocumentSchema,
  MerchantUpdated: updatedMerchantSchema,
  MerchantAccount: merchantAccountSchema,
  WebhookEndpoint: webhookEndpointSchema,
  WebhookDelivery: webhookDeliverySchema,
  ApiKey: apiKeySchema,
  LiveMode: liveModeSchema,
  Event: eventSchema,
};

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** A schema as JSON Schema, without the mark of its dialect, which the document declares as a whole. */
export function plainSchemaOf(schema: z.ZodType, io: "input" | "output"): Record<string, Json> {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    target: "draft-2020-12",
    unrepresentable: "any",
  });
  return JSON.parse(JSON.stringify(rest));
}

const NAMES = new Map(
  Object.entries(NAMED).map(([name, schema]) => [JSON.stringify(plainSchemaOf(schema, "output")), name]),
);

/** Every named schema, with what it holds of the others by reference. */
export function namedSchemas(): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(NAMED).map(([name, schema]) => [name, inside(plainSchemaOf(schema, "output"))]),
  );
}

/** A schema with each part that has a name replaced by a reference to it. */
export function withNames(schema: Json): Json {
  const name = NAMES.get(JSON.stringify(schema));
  return name === undefined ? inside(schema) : { $ref: `#/components/schemas/${name}` };
}

function inside(value: Json): Json {
  if (Array.isArray(value)) return value.map(withNames);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withNames(part)]));
}
