import { z } from "zod";
import { originField, urlField } from "./address-fields";
import { attributionField } from "./attribution";
import { customerHintSchema } from "./customer";
import {
  amountField,
  countryField,
  currencyField,
  localeField,
  metadataField,
  referenceField,
  textField,
  timeField,
} from "./fields";
import { MAX_ITEMS, MAX_NAME_LENGTH, MAX_QUANTITY, MAX_REFERENCE_LENGTH } from "./limits";
import { CONFIRMATION_MODES, UI_MODES } from "./statuses";

/** A whole number of units, 1 to 10,000. */
export const quantityField = z
  .int({ error: "quantity_invalid" })
  .min(1, { error: "quantity_invalid" })
  .max(MAX_QUANTITY, { error: "quantity_invalid" });

/** From 0, which says that the line may be taken out, as `removable` does. */
const lowerBoundField = z
  .int({ error: "quantity_invalid" })
  .min(0, { error: "quantity_invalid" })
  .max(MAX_QUANTITY, { error: "quantity_invalid" });

const boundsSchema = z
  .strictObject({ min: lowerBoundField, max: quantityField })
  .refine((bounds) => bounds.min <= bounds.max, { error: "bounds_inverted" });

const removableField = z
  .boolean()
  .optional()
  .describe("Lets the customer take the line out, unless it is the last one. No by default.");

const productItemSchema = z.strictObject({
  product: z
    .string({ error: "product_unknown" })
    .min(1, { error: "product_unknown" })
    .max(64, { error: "product_unknown" }),
  quantity: quantityField,
  removable: removableField,
});

const pricedItemSchema = z
  .strictObject({
    name: textField(MAX_NAME_LENGTH),
    unit_amount: amountField,
    quantity: quantityField,
    adjustable: boundsSchema
      .optional()
      .describe("Lets the customer change the quantity within these bounds; from 0, also take the line out."),
    removable: removableField,
  })
  .refine(
    (item) =>
      !item.adjustable || (item.quantity >= item.adjustable.min && item.quantity <= item.adjustable.max),
    { path: ["quantity"], error: "quantity_out_of_bounds" },
  );

/** A line names a product of the catalogue, or brings its own name and price. */
const itemSchema = z.union([productItemSchema, pricedItemSchema]);

export type SessionItemRequest = z.infer<typeof itemSchema>;

/** What must be known to ask a phone without a page: which phone, and the customer's country. */
function addPhoneIssues(
  request: { country?: string | undefined; customer?: { phone?: string | undefined } | undefined },
  issues: z.RefinementCtx,
): void {
  const phone = request.customer?.phone;
  if (request.country === undefined) {
    issues.addIssue({ code: "custom", path: ["country"], message: "country_required" });
  }
  if (phone === undefined) {
    issues.addIssue({ code: "custom", path: ["customer", "phone"], message: "phone_required" });
  }
}

/**
 * `POST /checkout/sessions`. Unknown fields are refused, so that a misspelt one is noticed on the first try.
 * Where `callback_url` may lead is judged when the session is created, like a webhook endpoint's URL.
 */
export const createSessionSchema = z
  .strictObject({
    currency: currencyField,
    country: countryField.optional(),
    locale: localeField.optional(),
    items: z.array(itemSchema).min(1, { error: "items_empty" }).max(MAX_ITEMS, { error: "items_too_many" }),
    ui_mode: z.enum(UI_MODES).default("hosted"),
    success_url: urlField.optional(),
    cancel_url: urlField.optional(),
    callback_url: urlField
      .optional()
      .describe("Asked whether an authorized payment is confirmed; needed for `callback` confirmation."),
    embed_origin: originField.optional(),
    confirmation: z.enum(CONFIRMATION_MODES).optional(),
    payment_methods: z
      .union([z.literal("all"), z.array(z.string().min(1).max(64)).min(1).max(MAX_ITEMS)])
      .default("all"),
    payment_method: z
      .enum(["phone"], { error: "payment_method_unavailable" })
      .optional()
      .describe("`phone` places the order and asks the phone of `customer.phone` at once, in this call."),
    customer: customerHintSchema.optional(),
    client_reference_id: referenceField(MAX_REFERENCE_LENGTH).optional(),
    metadata: metadataField.optional(),
    attribution: attributionField.optional(),
    expires_at: timeField.optional(),
  })
  .superRefine((request, issues) => {
    if (request.ui_mode === "hosted" && request.success_url === undefined) {
      issues.addIssue({ code: "custom", path: ["success_url"], message: "success_url_required" });
    }
    if (request.payment_method !== undefined) addPhoneIssues(request, issues);
  });

export type CreateSessionRequest = z.infer<typeof createSessionSchema>;
