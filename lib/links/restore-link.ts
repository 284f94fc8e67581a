import type { Scope } from "@/db/context";
import type { LinkObject } from "@/lib/contracts/link-objects";
import type { TransactionContext } from "@/lib/events/transact";
import { transitionLink } from "./transition-link";

/** Puts an archived link back into use, as it was; its end and its limit hold as before. Twice is harmless. */
export function restoreLink(ctx: TransactionContext, scope: Scope, id: string): Promise<LinkObject> {
  return transitionLink(ctx, scope, id, "restore");
}
