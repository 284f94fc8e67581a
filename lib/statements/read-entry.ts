import type { Context, Scope } from "@/db/context";
import type { BankEntryObject } from "@/lib/contracts/bank-objects";
import { presentEntry } from "./present-entry";
import { findScopedEntry } from "./queries";

/** The entry as it is now; 404 for anybody else's. */
export async function readEntry(ctx: Context, scope: Scope, id: string): Promise<BankEntryObject> {
  return presentEntry(await findScopedEntry(ctx.db, scope, id));
}
