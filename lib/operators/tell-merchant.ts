import { and, eq, sql } from "drizzle-orm";
import { merchantSettings } from "@/db/schema";
import type { EventType } from "@/lib/contracts/event-types";
import type { TransactionContext } from "@/lib/events/transact";
import { emitMerchantNotice } from "@/lib/merchants/emit-merchant-notice";
import { atMerchantTime } from "@/lib/merchants/merchant-clock";
import { type MerchantAccountRow, presentMerchantAccount } from "./present-merchant-account";

/** Writes down what has become of a merchant in the log of each mode that it has, at that mode's own time. */
export async function tellMerchant(
  ctx: TransactionContext,
  type: Extract<EventType, "merchant.suspended" | "merchant.resumed">,
  account: MerchantAccountRow,
): Promise<void> {
  for (const livemode of account.liveSince === null ? [false] : [false, true]) {
    const scope = { merchantId: account.id, livemode };
    const [counted] = await ctx.tx
      .update(merchantSettings)
      .set({ eventSequence: sql`${merchantSettings.eventSequence} + 1` })
      .where(and(eq(merchantSettings.merchantId, account.id), eq(merchantSettings.livemode, livemode)))
      .returning({ sequence: merchantSettings.eventSequence });
    if (!counted) continue;
    const data = presentMerchantAccount(account);
    emitMerchantNotice(await atMerchantTime(ctx, scope), { scope, type, sequence: counted.sequence, data });
  }
}
