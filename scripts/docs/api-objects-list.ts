import { z } from "zod";
import { apiKeySchema } from "@/lib/contracts/api-key-objects";
import { checkoutSessionSchema, orderSchema, paymentSchema } from "@/lib/contracts/api-objects";
import { bankEntrySchema, bankStatementSchema } from "@/lib/contracts/bank-objects";
import { eventSchema, unexpectedReportSchema } from "@/lib/contracts/event-objects";
import { linkSchema } from "@/lib/contracts/link-objects";
import { liveModeSchema } from "@/lib/contracts/live-mode";
import { merchantAccountSchema } from "@/lib/contracts/merchant-account";
import { merchantDocumentSchema, merchantSchema } from "@/lib/contracts/merchant-objects";
import { healthSchema, queuesSchema } from "@/lib/contracts/operator-objects";
import { outboxMessageSchema } from "@/lib/contracts/outbox-objects";
import { productImportSchema } from "@/lib/contracts/product-import";
import { productSchema } from "@/lib/contracts/product-objects";
import { refundRequestSchema, refundSchema } from "@/lib/contracts/refund-objects";
import {
  webhookDeliverySchema,
  webhookEndpointSchema,
  webhookReplaySchema,
} from "@/lib/contracts/webhook-objects";
import { must } from "@/lib/core/invariant";
import type { JsonSchema } from "./describe-type";

const SCHEMAS = [
  merchantAccountSchema,
  healthSchema,
  queuesSchema,
  checkoutSessionSchema,
  orderSchema,
  paymentSchema,
  refundSchema,
  refundRequestSchema,
  productSchema,
  productImportSchema,
  unexpectedReportSchema,
  linkSchema,
  bankStatementSchema,
  bankEntrySchema,
  eventSchema,
  webhookEndpointSchema,
  webhookDeliverySchema,
  webhookReplaySchema,
  merchantSchema,
  merchantDocumentSchema,
  outboxMessageSchema,
  apiKeySchema,
  liveModeSchema,
];

/** Every object that the API answers with, by the name in its field `object`. */
export const API_OBJECTS: ReadonlyMap<string, JsonSchema> = new Map(
  SCHEMAS.map((schema) => {
    const json = jsonSchema(schema, "output");
    return [must(nameOf(json), "the name of an object"), json];
  }),
);

export function jsonSchema(schema: z.ZodType, io: "input" | "output"): JsonSchema {
  return z.toJSONSchema(schema, { io, unrepresentable: "any" }) as JsonSchema;
}

/** The name of the object that a schema describes, if it is one. */
export function nameOf(schema: JsonSchema): string | null {
  const name = schema.properties?.object?.const;
  return typeof name === "string" ? name : null;
}

/** Where the page about the API describes it. */
export function objectLink(name: string): string {
  return `[${name}](api.md#${name.replaceAll(".", "")})`;
}
