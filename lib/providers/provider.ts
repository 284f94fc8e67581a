import type { CardSummary } from "@/lib/contracts/card-summary";
import type { TestFault } from "@/lib/contracts/statuses";
import type { Currency } from "@/lib/core/money";

/**
 * What every provider adapter must do. An adapter translates and nothing else: it decides no state, writes no row and
 * starts no timer. `contract.test.ts` puts every adapter through the same situations.
 *
 * Rules of the calls, which `claim, call, record` depends on:
 * - Each call is idempotent under `paymentId` (and `refundId` for refunds): repeating it never moves money twice and
 *   answers with the same or a later state.
 * - Each call ends within `CALL_TIMEOUT_MS`. One that could not learn the outcome answers `pending`: never a guess.
 * - Reports may reach us twice, late and out of order; what they say about money is true for ever.
 */
export type Provider = {
  id: ProviderId;
  /** Payment method ids that this provider can move money with. */
  methods: readonly string[];
  /** A provider that plays with money serves test mode only: test and live money never meet. */
  modes: { test: boolean; live: boolean };
  /** Whether each merchant brings an account of its own, or the provider needs none. */
  accounts: "merchant" | "none";
  /** Test mode: it can do what the merchant wants to see go wrong. */
  playsFaults: boolean;
  /** Starts a payment. With `capture: "automatic"` the provider captures as soon as the customer has authorized. */
  submit(input: SubmitInput): Promise<ProviderReport>;
  /** Takes the whole authorized amount. */
  capture(reference: PaymentReference): Promise<ProviderReport>;
  /** Gives back an authorization that was not captured; ends a payment that waits for the customer. */
  release(reference: PaymentReference): Promise<ProviderReport>;
  /** Gives captured money back. */
  refund(input: RefundInput): Promise<RefundReport>;
  /** Asks what became of a payment. `unknown` means that the provider has never heard of it. */
  lookup(reference: PaymentReference): Promise<ProviderReport>;
  /**
   * Checks the signature over the raw body and translates. Must not throw on anything that a stranger can send. `account`
   * is the one that the address names; null for a provider that needs none.
   */
  parseEvent(rawBody: string, headers: Headers, account: ProviderAccount | null): ParsedProviderEvent;
};

/** The adapter's name: lower case, in the address of its events and on each payment that it takes. */
export type ProviderId = string;

/** A merchant's account at a provider, in one mode. The credentials are whatever the adapter asks for by name. */
export type ProviderAccount = {
  id: string;
  merchantId: string;
  livemode: boolean;
  credentials: Readonly<Record<string, string>>;
};

/** Longer than a slow bank's answer, far shorter than the time after which the reconciler asks again. */
export const CALL_TIMEOUT_MS = 20_000;

export type PaymentReference = {
  paymentId: string;
  amountMinor: number;
  currency: Currency;
  /** The provider's own name for the payment, as soon as it has told us; null before. */
  providerReference: string | null;
  /** Whose account the call is made with; null for a provider that needs none. */
  account: ProviderAccount | null;
};

export type SubmitInput = PaymentReference & {
  method: string;
  capture: "automatic" | "manual";
  /** From the provider's own tokenising field; null where the method has no field. Never a card number. */
  token: string | null;
  /** Where the customer's browser comes back to. Coming back proves nothing. */
  returnUrl: string;
  /** Where the provider sends its events. */
  eventsUrl: string;
  /** Shown by the bank. */
  description: string;
  orderNumber: string;
  country: string;
  locale: string;
  /** What the merchant has set up for this method, e.g. the account that a transfer goes to. */
  bankAccount: BankAccount | null;
  /** Test mode: what is to go wrong, because the merchant asked for it. Only where the provider `playsFaults`. */
  fault?: TestFault | null;
};

export type RefundInput = PaymentReference & { refundId: string; refundAmountMinor: number };

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

export type ParsedProviderEvent =
  | { ok: false; reason: "signature" | "malformed" }
  /** Genuine, and about something that we do not follow: it is kept and acknowledged, and nothing is made of it. */
  | { ok: true; kind: "unknown"; externalId: string }
  | {
      ok: true;
      kind: "report";
      externalId: string;
      paymentId: string;
      report: ProviderReport | RefundEventReport;
    };

export type RefundEventReport = { kind: "refund"; refundId: string; report: RefundReport };
