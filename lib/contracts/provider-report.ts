import type { Currency } from "@/lib/core/money";
import type { CardSummary } from "./card-summary";

/** The adapter's name: lower case, in the address of its events and on each payment that it takes. */
export type ProviderId = string;

export type BankAccount = { holder: string; iban: string; bic: string | null; bank: string | null };

/** What a provider says about one payment, whether as an answer, an event or on being asked. */
export type ProviderReport = PaymentFact & Named & WithCard;

/** The provider's own name for the payment or the refund, where it has one. The first that is told is kept. */
type Named = { providerReference?: string };

/** The card that the customer pays with, as soon as the provider knows it. The first that is told is kept. */
type WithCard = { card?: CardSummary };

type PaymentFact =
  | { kind: "pending" }
  | { kind: "unknown" }
  | { kind: "requires_action"; action: CustomerAction }
  | { kind: "awaiting_funds"; instructions: TransferInstructions }
  | { kind: "authorized"; amountMinor: number; holdExpiresAt: string | null }
  | { kind: "captured"; amountMinor: number }
  | { kind: "released" }
  | { kind: "failed"; reason: ProviderFailure; message: string };

export type ProviderFailure =
  | "declined"
  | "insufficient_funds"
  | "expired_card"
  | "incorrect_cvc"
  | "authentication_failed"
  | "customer_declined"
  | "provider_error";

export type RefundReport = RefundFact & Named;

type RefundFact =
  | { kind: "pending" }
  | { kind: "succeeded" }
  | { kind: "failed"; message: string }
  /** The provider cannot do it: a person must send the money back by hand. */
  | { kind: "manual" };

/**
 * What the customer must do next. `presentation` says how the page may be shown: `frame` where the bank allows itself
 * to be framed (3-D Secure), `window` where it needs the whole window or a new one.
 */
export type CustomerAction = { type: "redirect"; url: string; presentation: "frame" | "window" };

export type TransferInstructions = {
  holder: string;
  iban: string;
  bic: string | null;
  bank: string | null;
  /** ISO 11649 structured creditor reference, without spaces. */
  reference: string;
  amountMinor: number;
  currency: Currency;
  /** The text of an EPC QR code (EPC069-12), where SEPA applies. */
  epcText: string | null;
};

export type RefundEventReport = { kind: "refund"; refundId: string; report: RefundReport };
