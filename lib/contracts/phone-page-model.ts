import type { Country } from "@/lib/core/countries";
import type { Currency } from "@/lib/core/money";
import type { PageFrame, PageLine } from "./page-models";

/** What became of a request, as far as it is known. */
export const PHONE_OUTCOMES = [
  "checking",
  "reserved",
  "paid",
  "refunded",
  "rejected",
  "expired",
  "withdrawn",
  "failed",
  "released",
] as const;
export type PhoneOutcome = (typeof PHONE_OUTCOMES)[number];

type PhonePayment = { paymentId: string; orderNumber: string; amount: number; currency: Currency };

/** A request that waits for the customer's answer. */
export type PhoneRequest = PhonePayment & {
  lines: PageLine[];
  /** The shop's screen shows the same. */
  matchingNumber: number;
  /** Left by the server's clock when the page was made: the phone's own clock may be wrong. */
  secondsLeft: number;
};

/** A request that is over. `isFresh` is said of the one that the customer has just answered, or missed. */
export type PhoneHistory = PhonePayment & { outcome: PhoneOutcome; at: string; isFresh: boolean };

/** The page of a customer's phone: what is asked now, and what was asked lately, each newest first. */
export type PhonePageModel = PageFrame & {
  kind: "phone";
  secret: string;
  /** The number with its middle left out. */
  maskedNumber: string;
  /** Of the newest order; null where there is none. */
  country: Country | null;
  requests: PhoneRequest[];
  history: PhoneHistory[];
  /** Why the last answer was not taken, as a code of the API; null where nothing was refused. */
  refused: string | null;
  /** What a browser needs to ask for notifications. */
  pushKey: string;
  /** Changes with whatever the page shows. */
  state: string;
};
