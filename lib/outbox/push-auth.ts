import type { Context } from "@/db/context";
import { decryptSecret } from "@/lib/core/secrets/decrypt-secret";
import { encryptSecret } from "@/lib/core/secrets/encrypt-secret";

/** A browser's `auth` secret as `push_subscriptions.auth_encrypted` keeps it: it opens for this subscription only. */
export function sealPushAuth(
  ctx: Pick<Context, "keys" | "random">,
  subscriptionId: string,
  auth: string,
): string {
  return encryptSecret({
    key: ctx.keys.storage,
    text: auth,
    purpose: purposeOf(subscriptionId),
    random: ctx.random,
  });
}

/** Throws if the master secret has changed since, or if the row was tampered with. */
export function openPushAuth(
  ctx: Pick<Context, "keys">,
  subscription: { id: string; authEncrypted: string },
): string {
  return decryptSecret({
    key: ctx.keys.storage,
    encrypted: subscription.authEncrypted,
    purpose: purposeOf(subscription.id),
  });
}

function purposeOf(subscriptionId: string): string {
  return `push_subscription.auth ${subscriptionId}`;
}
