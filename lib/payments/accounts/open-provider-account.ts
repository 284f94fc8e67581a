import type { Scope } from "@/db/context";
import { providerAccounts } from "@/db/schema";
import { newId } from "@/lib/core/ids";
import { must } from "@/lib/core/invariant";
import type { TransactionContext } from "@/lib/events/transact";
import type { ProviderId } from "@/lib/providers/provider";
import type { ProviderAccountRow } from "./queries";
import { type Credentials, sealCredentials } from "./seal-credentials";

/** Remembers a merchant's account at a provider, for new payments from now on. The credentials are stored encrypted. */
export async function openProviderAccount(
  ctx: TransactionContext,
  scope: Scope,
  input: { provider: ProviderId; credentials: Credentials },
): Promise<ProviderAccountRow> {
  const id = newId("providerAccount", ctx);
  const [row] = await ctx.tx
    .insert(providerAccounts)
    .values({
      id,
      merchantId: scope.merchantId,
      livemode: scope.livemode,
      provider: input.provider,
      credentialsEncrypted: sealCredentials(ctx, id, input.credentials),
      createdAt: ctx.clock.now(),
    })
    .returning();
  return must(row, "the new provider account");
}
