import type { Doors } from "@/db/context";
import { decryptSecret } from "@/lib/core/secrets/decrypt-secret";
import { encryptSecret } from "@/lib/core/secrets/encrypt-secret";

export type Credentials = Readonly<Record<string, string>>;

/** The credentials of an account as they are stored: they can be read back for this account only. */
export function sealCredentials(ctx: Doors, accountId: string, credentials: Credentials): string {
  const text = JSON.stringify(credentials);
  return encryptSecret({ key: ctx.keys.storage, text, purpose: purposeOf(accountId), random: ctx.random });
}

/** Throws if the master secret has changed since, or if the row was tampered with. */
export function openCredentials(
  ctx: Doors,
  account: { id: string; credentialsEncrypted: string },
): Credentials {
  const { id, credentialsEncrypted: encrypted } = account;
  return JSON.parse(decryptSecret({ key: ctx.keys.storage, encrypted, purpose: purposeOf(id) }));
}

function purposeOf(accountId: string): string {
  return `provider_account.credentials ${accountId}`;
}
