import { operatorFor, takeTurn } from "@/lib/api-keys/holder";
import { issueKeyPair } from "@/lib/api-keys/issue-key-pair";
import { listActiveApiKeys } from "@/lib/api-keys/queries";
import { refuseTooMany } from "@/lib/api-keys/refuse-too-many";
import { revokeApiKey } from "@/lib/api-keys/revoke-api-key";
import type { IssueMerchantKeysRequest, MerchantKeysObject } from "@/lib/contracts/merchant-account";
import { conflict } from "@/lib/core/errors";
import type { TransactionContext } from "@/lib/events/transact";
import { atMerchantTime } from "@/lib/merchants/merchant-clock";
import { OPERATORS_KEYS } from "./key-names";
import { lockMerchantAccount } from "./queries";

/**
 * New keys for a merchant that has lost its own, of one mode. With `revoke_others` those that there are end with the commit,
 * because somebody else may have them. Refused (409) for live mode before the merchant is live, and where as many keys as
 * may be are in use and none of them is to end.
 */
export async function issueMerchantKeys(
  world: TransactionContext,
  merchantId: string,
  { livemode, revoke_others }: IssueMerchantKeysRequest,
): Promise<MerchantKeysObject> {
  const account = await lockMerchantAccount(world.tx, merchantId);
  if (livemode && account.liveSince === null) {
    throw conflict("merchant_not_live", "The merchant has test mode alone; live keys exist once it is live.");
  }
  const scope = { merchantId, livemode };
  const ctx = await atMerchantTime(world, scope);
  const holder = operatorFor(scope);
  await takeTurn(ctx, holder);
  if (!revoke_others) await refuseTooMany(ctx, scope);
  const { secretKey, publishableKey, ids } = await issueKeyPair(ctx, scope, OPERATORS_KEYS);
  if (revoke_others) {
    const active = await listActiveApiKeys(ctx.tx, scope, ctx.wallClock.now());
    for (const { id } of active) if (!ids.includes(id)) await revokeApiKey(ctx, holder, id);
  }
  return {
    object: "merchant_keys",
    merchant: merchantId,
    livemode,
    secret_key: secretKey,
    publishable_key: publishableKey,
  };
}
