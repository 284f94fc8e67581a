import { z } from "zod";
import { amountField, currencyField, metadataField } from "./fields";

const time = z.iso.datetime({ offset: true });
const id = z.string();

/** A product as the API answers it and as events carry it. */
export const productSchema = z.object({
  id,
  object: z.literal("product"),
  livemode: z.boolean(),
  reference: z.string().nullable().describe("Your own name for it; no two products of a mode have the same."),
  name: z.string(),
  description: z.string().nullable(),
  active: z.boolean().describe("False once it is archived: no new session sells it."),
  quantity_min: z.int().describe("The least of it in one order."),
  quantity_max: z.int().describe("The most of it in one order."),
  prices: z
    .partialRecord(currencyField, amountField)
    .describe("The price of one unit by currency, in minor units. It is sold in these currencies alone."),
  metadata: metadataField,
  created_at: time,
  updated_at: time,
});
export type ProductObject = z.infer<typeof productSchema>;
