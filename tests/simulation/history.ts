import type { Database } from "@/db/client";
import type { Scope } from "@/db/context";
import type { CheckoutContext } from "@/lib/context/checkout-context";
import type { manualClock } from "@/lib/core/clock";
import type { ParsedProviderEvent } from "@/lib/providers/provider";
import type { Choice } from "./choice";
import type { Mood } from "./mood";
import type { RecordingBank } from "./recording-bank";

/** An event on its way: the body as the bank sent it, and what it says. */
export type BankEvent = { rawBody: string; event: Extract<ParsedProviderEvent, { kind: "report" }> };

/** One seeded history: a merchant with its customers, and everything that may go wrong for them. */
export type History = {
  readonly seed: number;
  readonly choice: Choice;
  readonly clock: ReturnType<typeof manualClock>;
  /** What the verbs are given: a database and providers at which processes die and others get in between. */
  readonly ctx: CheckoutContext;
  /** What the merchant's own requests are given; the same unless a bug is planted there. */
  readonly merchantCtx: CheckoutContext;
  /** The database as it is, for looking without consequences. */
  readonly db: Database;
  readonly scope: Scope;
  readonly bank: RecordingBank;
  /** Releases that the bank has promised and not yet made. */
  readonly owedReleases: Set<string>;
  /** Events that the bank has sent and that have not arrived. */
  readonly inTransit: BankEvent[];
  readonly arrived: BankEvent[];
  /** Ids of the events that the merchant's server was sent as webhooks, in the order of their coming. */
  readonly webhooks: string[];
  /** What was done, for people: the seed repeats it. */
  readonly steps: string[];
  /** What should never be, in words. */
  readonly broken: string[];
  /** How long the log was when everybody had been given time, before everything was said again. */
  lengthAtRest: number | null;
  mood: Mood;
  /** How many verbs are under way, each in the middle of the one before. */
  depth: number;
  /** How often somebody has got in between: where nobody has, a command given twice is answered alike. */
  interludes: number;
};

/** Writes a step down, indented by how deep in the middle of others it happens. */
export function note(history: History, words: string): void {
  history.steps.push(`${"  ".repeat(history.depth)}${words}`);
}
