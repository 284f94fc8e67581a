import type { Context } from "@/db/context";
import type { TransactionContext } from "@/lib/events/transact";
import type { Providers } from "@/lib/providers/registry";

/** What verbs about money are given: everything, and the providers. */
export type CheckoutContext = Context & { providers: Providers };

export type CheckoutTransaction = CheckoutContext & TransactionContext;
