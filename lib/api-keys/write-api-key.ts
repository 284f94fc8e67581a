import { eq } from "drizzle-orm";
import { apiKeys } from "@/db/schema";
import { must } from "@/lib/core/invariant";
import type { TransactionContext } from "@/lib/events/transact";
import type { ApiKeyRow } from "./queries";

type Changes = Partial<Pick<ApiKeyRow, "name" | "scopes" | "expiresAt" | "revokedAt" | "replacedBy">>;

/** Changes what a key is. The commit tells every web server, if it changes what the key may do. */
export async function writeApiKey(ctx: TransactionContext, id: string, changes: Changes): Promise<ApiKeyRow> {
  const [key] = await ctx.tx.update(apiKeys).set(changes).where(eq(apiKeys.id, id)).returning();
  return must(key, "the key that was changed");
}
