import { z } from "zod";

/** The brands that have a name of their own here; every other card is `other`. */
export const CARD_BRANDS = [
  "visa",
  "mastercard",
  "amex",
  "maestro",
  "discover",
  "diners",
  "jcb",
  "unionpay",
  "cartes_bancaires",
  "dankort",
  "other",
] as const;
export type CardBrand = (typeof CARD_BRANDS)[number];

/** What may be known of the card that pays. The last four digits are printed on receipts everywhere; no others are kept. */
export const cardSummarySchema = z.object({
  brand: z.enum(CARD_BRANDS),
  last4: z.string().regex(/^[0-9]{4}$/),
});
export type CardSummary = z.infer<typeof cardSummarySchema>;
