import type { Context } from "@/db/context";
import type { Lanes } from "@/lib/core/lanes";
import type { TransactionContext } from "@/lib/events/transact";
import type { Mailer } from "@/lib/outbox/mailer";
import type { Providers } from "@/lib/providers/registry";

/** What verbs about money are given: everything, the providers, the mail server where there is one, and lanes. */
export type CheckoutContext = Context & {
  providers: Providers;
  mailer: Mailer | null;
  /** By whom calls to providers wait for: a bank that hangs for one merchant holds up no other. */
  lanes: Lanes;
};

export type CheckoutTransaction = Omit<CheckoutContext, "db"> & TransactionContext;
