import type { Context } from "@/db/context";
import type { postSafely } from "@/lib/core/safe-fetch/post-safely";
import type { TransactionContext } from "@/lib/events/transact";
import type { Mailer } from "@/lib/outbox/mailer";
import type { Providers } from "@/lib/providers/registry";

/** What verbs about money are given: everything, the providers, and the mail server where there is one. */
export type CheckoutContext = Context & {
  providers: Providers;
  mailer: Mailer | null;
  /** The way to a merchant's `callback_url`. */
  post: typeof postSafely;
};

export type CheckoutTransaction = CheckoutContext & TransactionContext;
