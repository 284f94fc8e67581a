import { z } from "zod";
import { urlField } from "./address-fields";
import { personalParagraphField, textField, timeField } from "./fields";
import {
  DEFAULT_QR_MARGIN_MODULES,
  DEFAULT_QR_SIZE_PIXELS,
  MAX_ITEMS,
  MAX_LINK_ORDERS,
  MAX_NAME_LENGTH,
  MAX_NOTE_LENGTH,
  MAX_QR_MARGIN_MODULES,
  MAX_QR_SIZE_PIXELS,
  MAX_SLUG_LENGTH,
  MIN_QR_SIZE_PIXELS,
} from "./limits";
import { LINK_PARAMETER_NAMES } from "./link-parameters";
import { quantityField } from "./session-request";

/** What a link may be called by: lower case letters, digits, and single hyphens between them. */
export const slugField = z
  .string({ error: "slug_invalid" })
  .min(1, { error: "slug_invalid" })
  .max(MAX_SLUG_LENGTH, { error: "slug_invalid" })
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: "slug_invalid" })
  .describe(
    "The link’s address: `/l/{slug}`. Lower case letters, digits and single hyphens. It never changes and stays taken; without one, twelve symbols that nobody guesses.",
  );

const linkItemSchema = z.strictObject({
  product: z
    .string({ error: "product_unknown" })
    .min(1, { error: "product_unknown" })
    .max(64, { error: "product_unknown" }),
  quantity: quantityField.default(1),
  removable: z
    .boolean()
    .default(false)
    .describe("Lets the customer take the product out, unless it is the last one."),
});
export type LinkItemRequest = z.infer<typeof linkItemSchema>;

const itemsField = z
  .array(linkItemSchema)
  .min(1, { error: "items_empty" })
  .max(MAX_ITEMS, { error: "items_too_many" });

const parametersField = z
  .union([
    z.literal("all"),
    z
      .array(z.enum(LINK_PARAMETER_NAMES, { error: "link_parameter_unknown" }))
      .max(LINK_PARAMETER_NAMES.length, { error: "list_too_long" })
      .transform((names) => [...new Set(names)]),
  ])
  .describe(
    "What may stand behind the address; everything, or these. `attribution` is `utm_…` and click ids as a whole.",
  );

const maxOrdersField = z
  .int({ error: "max_orders_out_of_range" })
  .min(1, { error: "max_orders_out_of_range" })
  .max(MAX_LINK_ORDERS, { error: "max_orders_out_of_range" })
  .describe("So many orders of it may stand at a time; 1 makes a one-time link. Without it, any number.");

/** `POST /links`. */
export const createLinkSchema = z.strictObject({
  slug: slugField.optional(),
  items: itemsField,
  success_url: urlField.optional(),
  cancel_url: urlField.optional(),
  parameters: parametersField.default("all"),
  max_orders: maxOrdersField.optional(),
  expires_at: timeField.optional().describe("From then on it opens no cart. It must be still to come."),
  name: textField(MAX_NAME_LENGTH).optional().describe("For your people; no customer sees it."),
  note: personalParagraphField(MAX_NOTE_LENGTH).optional().describe("Likewise, in several lines."),
});
export type CreateLinkRequest = z.infer<typeof createLinkSchema>;

/** `POST /links/{id}`: what is left out stays; null takes away what was said before. The slug never changes. */
export const updateLinkSchema = z.strictObject({
  items: itemsField.optional(),
  success_url: urlField.nullable().optional(),
  cancel_url: urlField.nullable().optional(),
  parameters: parametersField.optional(),
  max_orders: maxOrdersField.nullable().optional(),
  expires_at: timeField.nullable().optional(),
  name: textField(MAX_NAME_LENGTH).nullable().optional(),
  note: personalParagraphField(MAX_NOTE_LENGTH).nullable().optional(),
});
export type UpdateLinkRequest = z.infer<typeof updateLinkSchema>;

const wholeNumberIn = (min: number, max: number) =>
  z
    .string()
    .regex(/^[0-9]{1,5}$/, { error: "number_out_of_range" })
    .transform(Number)
    .pipe(z.int().min(min, { error: "number_out_of_range" }).max(max, { error: "number_out_of_range" }));

/** `GET /links/{id}/qr`. */
export const linkQrQuery = z.strictObject({
  format: z.enum(["svg", "png"]).default("svg"),
  size: wholeNumberIn(MIN_QR_SIZE_PIXELS, MAX_QR_SIZE_PIXELS)
    .default(DEFAULT_QR_SIZE_PIXELS)
    .describe("Width and height in pixels."),
  margin: wholeNumberIn(0, MAX_QR_MARGIN_MODULES)
    .default(DEFAULT_QR_MARGIN_MODULES)
    .describe("White around the code, in modules; readers want 4 unless it stands on white."),
});
export type LinkQrQuery = z.infer<typeof linkQrQuery>;
