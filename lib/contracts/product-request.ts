import { z } from "zod";
import { type Currency, isCurrency } from "@/lib/core/currencies";
import {
  amountField,
  metadataChangeField,
  metadataField,
  paragraphField,
  referenceField,
  textField,
} from "./fields";
import { MAX_DESCRIPTION_LENGTH, MAX_NAME_LENGTH, MAX_REFERENCE_LENGTH } from "./limits";
import { quantityField } from "./session-request";

/** Amounts by currency; a name that is no currency is told so at its place. */
function byCurrency<Amount extends z.ZodType>(amount: Amount) {
  return z
    .record(z.string(), amount)
    .superRefine((prices, issues) => {
      for (const currency of Object.keys(prices)) {
        if (!isCurrency(currency)) {
          issues.addIssue({ code: "custom", path: [currency], message: "currency_unknown" });
        }
      }
    })
    .transform((prices) => prices as Partial<Record<Currency, z.output<Amount>>>);
}

const nameField = textField(MAX_NAME_LENGTH);
const descriptionField = paragraphField(MAX_DESCRIPTION_LENGTH);
const ownReferenceField = referenceField(MAX_REFERENCE_LENGTH);

/** `POST /products`. The bounds are those of one order: 1 and 1 unless said otherwise. */
export const createProductSchema = z
  .strictObject({
    reference: ownReferenceField
      .optional()
      .describe("Your own name for it, such as an article number. No two products of a mode have the same."),
    name: nameField,
    description: descriptionField.optional(),
    quantity_min: quantityField.default(1),
    quantity_max: quantityField.optional().describe("`quantity_min` where it is not sent."),
    prices: byCurrency(amountField)
      .default({})
      .describe('The price of one unit by currency, in minor units: `{"EUR": 1200, "ISK": 1790}`.'),
    metadata: metadataField.default({}),
  })
  .transform((request) => ({ ...request, quantity_max: request.quantity_max ?? request.quantity_min }))
  .refine((request) => request.quantity_min <= request.quantity_max, {
    path: ["quantity_max"],
    error: "bounds_inverted",
  });
export type CreateProductRequest = z.infer<typeof createProductSchema>;

/** `POST /products/{id}`: what is left out stays; null takes away what was there. */
export const updateProductSchema = z.strictObject({
  reference: ownReferenceField.nullable().optional(),
  name: nameField.optional(),
  description: descriptionField.nullable().optional(),
  quantity_min: quantityField.optional(),
  quantity_max: quantityField.optional(),
  prices: byCurrency(amountField.nullable())
    .optional()
    .describe("Sets the price in each currency that is named; null takes it away. Other currencies stay."),
  metadata: metadataChangeField
    .optional()
    .describe("Sets each key that is named; null takes it away. Other keys stay."),
});
export type UpdateProductRequest = z.infer<typeof updateProductSchema>;
