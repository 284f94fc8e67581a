import type { Context } from "@/db/context";
import { must } from "@/lib/core/invariant";
import type { ProviderAccount } from "@/lib/providers/provider";
import { findAccount, type ProviderAccountRow } from "./queries";
import { openCredentials } from "./seal-credentials";

/** An account with its credentials, for one call to its provider. Its absence is a bug: payments refer to it. */
export async function readProviderAccount(ctx: Context, id: string): Promise<ProviderAccount> {
  return openAccount(ctx, must(await findAccount(ctx.db, id), "the payment's provider account"));
}

/** What an adapter is given of an account. */
export function openAccount(ctx: Context, row: ProviderAccountRow): ProviderAccount {
  const { id, merchantId, livemode } = row;
  return { id, merchantId, livemode, credentials: openCredentials(ctx, row) };
}
