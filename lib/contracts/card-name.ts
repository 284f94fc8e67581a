import type { CardBrand, CardSummary } from "./card-summary";

/** Names of their own, the same in every language. */
const BRAND_NAMES: Record<Exclude<CardBrand, "other">, string> = {
  visa: "Visa",
  mastercard: "Mastercard",
  amex: "American Express",
  maestro: "Maestro",
  discover: "Discover",
  diners: "Diners Club",
  jcb: "JCB",
  unionpay: "UnionPay",
  cartes_bancaires: "Cartes Bancaires",
  dankort: "Dankort",
};

/** A card as receipts print it: `Visa •••• 4242`. `anyCard` is the word for a card of no known brand. */
export function nameOfCard({ brand, last4 }: CardSummary, anyCard: string): string {
  return `${brand === "other" ? anyCard : BRAND_NAMES[brand]} •••• ${last4}`;
}
