import { z } from "zod";
import { holdsCardNumber } from "@/lib/core/card-number";
import { countryField, localeField } from "./fields";
import { MAX_ITEMS, MAX_QUANTITY } from "./limits";

const MAX_DRAFT_FIELDS = 20;
/** Longer than any field of the form may be, so that what is cut off was refused anyway. */
export const MAX_DRAFT_LENGTH = 500;

/** What the cart page sends before Continue. A quantity of 0 takes the line out. */
export const cartUpdateSchema = z.strictObject({
  quantities: z
    .array(
      z.strictObject({
        item: z.string().max(64),
        quantity: z
          .int({ error: "quantity_invalid" })
          .min(0, { error: "quantity_invalid" })
          .max(MAX_QUANTITY, { error: "quantity_invalid" }),
      }),
    )
    .max(MAX_ITEMS)
    .default([]),
  remove: z.string().max(64).optional(),
  country: countryField.optional(),
  locale: localeField.optional(),
  /** As typed: shown again, checked only with Continue. Of what passes for a card's number nothing is kept, nor of a NUL. */
  draft: z
    .record(
      z.string().max(64),
      z
        .string()
        .max(MAX_DRAFT_LENGTH, { error: "text_too_long" })
        .transform((text) => (holdsCardNumber(text) ? "" : text.replaceAll("\u0000", ""))),
    )
    .refine((draft) => Object.keys(draft).length <= MAX_DRAFT_FIELDS)
    .optional(),
});

export type CartUpdate = z.infer<typeof cartUpdateSchema>;

/** `POST /checkout/sessions/{id}`: what a headless page changes before the order. */
export const updateSessionSchema = cartUpdateSchema.pick({ quantities: true, country: true, locale: true });

export type UpdateSessionRequest = z.infer<typeof updateSessionSchema>;
