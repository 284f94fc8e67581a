import type { Scope } from "@/db/context";
import type { CheckoutContext } from "@/lib/context/checkout-context";
import type { LiveModeObject } from "@/lib/contracts/live-mode";
import { must } from "@/lib/core/invariant";
import { readSettings } from "@/lib/merchants/queries";
import { presentLiveMode } from "./present-live-mode";
import { readChecklist } from "./read-checklist";

/**
 * Whether the merchant is live, and every point that live mode needs. A test key hears of test mode's settings, which are
 * what would go live; a live key of live mode's own.
 */
export async function readLiveMode(ctx: CheckoutContext, scope: Scope): Promise<LiveModeObject> {
  const merchant = must(await readSettings(ctx.db, scope), "the merchant in that mode");
  return presentLiveMode(merchant.liveSince, await readChecklist(ctx, ctx.db, merchant));
}
