import { type KeyHolder, takeTurn } from "@/lib/api-keys/holder";
import { issueKeyPair } from "@/lib/api-keys/issue-key-pair";
import { refuseStronger } from "@/lib/api-keys/powers";
import { callbackSecret } from "@/lib/confirmations/callback-secret";
import type { CheckoutTransaction } from "@/lib/context/checkout-context";
import type { ChecklistPoint, WentLiveObject } from "@/lib/contracts/live-mode";
import { conflict } from "@/lib/core/errors";
import { openLiveSettings } from "@/lib/merchants/open-live-settings";
import { lockSettings, type MerchantRow } from "@/lib/merchants/queries";
import { presentLiveMode } from "./present-live-mode";
import { readChecklist } from "./read-checklist";
import { reopenEndpoints } from "./reopen-endpoints";

const FIRST_KEYS = { secret: "First secret key", publishable: "First publishable key" };

/**
 * Gives a merchant live mode in the caller's transaction: settings as test mode has them, keys and webhook endpoints that
 * are new. Their secrets are given out here and never again. From then on test and live mode share nothing, and a test key
 * changes nothing of live mode.
 *
 * Refuses (409) who is live already, be it since a moment ago, and who is not ready, with the open points by name; (403) a
 * restricted key, which would make stronger ones.
 */
export async function goLive(ctx: CheckoutTransaction, by: KeyHolder): Promise<WentLiveObject> {
  const holder = await takeTurn(ctx, by);
  const test = { merchantId: by.merchantId, livemode: false };
  const merchant = await lockSettings(ctx.tx, test);
  if (merchant.liveSince !== null) throw alreadyLive(merchant.liveSince);
  const checklist = await readChecklist(ctx, ctx.tx, merchant);
  assertReady(checklist);
  refuseStronger(holder, { kind: "secret", scopes: null });
  return open(ctx, merchant, checklist);
}

/** What begins in live mode begins in wall-clock time, wherever test mode's clock is. */
async function open(
  inside: CheckoutTransaction,
  merchant: MerchantRow,
  checklist: ChecklistPoint[],
): Promise<WentLiveObject> {
  const ctx = { ...inside, clock: inside.wallClock };
  const live = { merchantId: merchant.id, livemode: true };
  const { leftBehind } = await openLiveSettings(ctx, merchant);
  const { secretKey, publishableKey } = await issueKeyPair(ctx, live, FIRST_KEYS);
  const endpoints = await reopenEndpoints(ctx, { ...live, livemode: false }, live);
  return {
    ...presentLiveMode(ctx.wallClock.now(), checklist),
    secret_key: secretKey,
    publishable_key: publishableKey,
    callback_secret: callbackSecret(ctx.keys, live),
    ...endpoints,
    left_behind: [
      ...endpoints.left_behind,
      ...leftBehind.map((address) => ({
        what: "embed_origin" as const,
        address,
        reason: "Live mode's page is framed by https alone.",
      })),
    ],
  };
}

function assertReady(checklist: readonly ChecklistPoint[]): void {
  const open = checklist.filter(({ done }) => !done);
  if (open.length === 0) return;
  const words = open.map(({ id, message }) => `${id}: ${message}`);
  throw conflict("live_mode_not_ready", words.join(" "));
}

function alreadyLive(since: Date) {
  return conflict("already_live", `The merchant is live since ${since.toISOString()}.`);
}
