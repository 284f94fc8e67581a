import type { CardSummary } from "@/lib/contracts/card-summary";
import type { Provider, SubmitInput } from "./provider";

/** An adapter and the payment that it is to start well with. */
export type World = { provider: Provider; input: SubmitInput };

/** An adapter with a provider behind it that moves money by itself, played by a simulator. */
export type OnlineWorld = World & {
  /** What to submit to bring the provider into each situation. */
  situations: {
    declined: Partial<SubmitInput>[];
    needsCustomer: Partial<SubmitInput>;
    late: Partial<SubmitInput>;
    answerLost: Partial<SubmitInput>;
    /** What is told of the card that `input` pays with; undefined where the provider tells nothing of cards. */
    card: CardSummary | undefined;
  };
  decide(paymentId: string, decision: "approve" | "reject"): Promise<unknown>;
  /** What the provider has sent since it was last asked. */
  takeEvents(): Promise<{ rawBody: string; headers: Headers }[]>;
  advance(ms: number): void;
  /** The money as the provider's own books have it. */
  books(paymentId: string): Promise<{ capturedMinor: number; refundedMinor: number }>;
  /** The same adapter on another network. */
  withFetch(fetch: (url: string, init: RequestInit) => Promise<Response>, timeoutMs?: number): Provider;
};

/** A payment that any provider can start. */
export const INPUT: SubmitInput = {
  paymentId: "pay_1",
  amountMinor: 2400,
  currency: "EUR",
  providerReference: null,
  account: null,
  method: "bank_transfer",
  capture: "automatic",
  token: null,
  returnUrl: "https://till.example/return",
  eventsUrl: "https://till.example/events",
  description: "A subscription to trees",
  orderNumber: "8K2M-77QX",
  country: "DE",
  locale: "de",
  bankAccount: { holder: "Shop GmbH", iban: "DE89370400440532013000", bic: "COBADEFFXXX", bank: "Bank" },
};
