import type { Context } from "@/db/context";
import type { TransactionContext } from "@/lib/events/transact";
import type { Mailer } from "@/lib/outbox/mailer";
import type { Providers } from "@/lib/providers/registry";

/** What verbs about money are given: everything, the providers, and the mail server where there is one. */
export type CheckoutContext = Context & {
  providers: Providers;
  mailer: Mailer | null;
};

export type CheckoutTransaction = CheckoutContext & TransactionContext;
