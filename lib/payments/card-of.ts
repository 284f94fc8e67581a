import type { CardSummary } from "@/lib/contracts/card-summary";
import type { PaymentRow } from "./queries";

/** What may be shown of the card that pays; null where there is none or the provider has not told yet. */
export function cardOf({ cardBrand, cardLast4 }: PaymentRow): CardSummary | null {
  return cardBrand && cardLast4 ? { brand: cardBrand, last4: cardLast4 } : null;
}
