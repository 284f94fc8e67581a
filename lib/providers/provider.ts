import type {
  BankAccount,
  ProviderId,
  ProviderReport,
  RefundEventReport,
  RefundReport,
} from "@/lib/contracts/provider-report";
import type { TestFault } from "@/lib/contracts/statuses";
import type { Currency } from "@/lib/core/money";

/** What is kept in rows stands among the contracts, below the database. */
export type {
  BankAccount,
  CustomerAction,
  ProviderFailure,
  ProviderId,
  ProviderReport,
  RefundEventReport,
  RefundReport,
  TransferInstructions,
} from "@/lib/contracts/provider-report";

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
