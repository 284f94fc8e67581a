import type { Scope } from "@/db/context";
import type { LinkObject } from "@/lib/contracts/link-objects";
import type { TransactionContext } from "@/lib/events/transact";
import { transitionLink } from "./transition-link";

/**
 * Takes a link out of use, in the caller's transaction: whoever opens it reads that it is no longer in use. Its slug stays
 * taken, and carts that were opened by it stay as they are. Twice is harmless.
 */
export function archiveLink(ctx: TransactionContext, scope: Scope, id: string): Promise<LinkObject> {
  return transitionLink(ctx, scope, id, "archive");
}
