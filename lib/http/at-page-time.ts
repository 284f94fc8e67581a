import { eq } from "drizzle-orm";
import { checkoutSessions, orders, testClocks } from "@/db/schema";
import type { CheckoutContext } from "@/lib/checkout/context";
import { moveClock } from "@/lib/merchants/merchant-clock";

/** The context at the time of the merchant whose session or order a page is about; the world's where there is none. */
export async function atPageTime(ctx: CheckoutContext, id: string): Promise<CheckoutContext> {
  const table = id.startsWith("cs_") ? checkoutSessions : orders;
  const [found] = await ctx.db
    .select({ livemode: table.livemode, offsetMs: testClocks.offsetMs })
    .from(table)
    .innerJoin(testClocks, eq(testClocks.merchantId, table.merchantId))
    .where(eq(table.id, id));
  return found && !found.livemode ? moveClock(ctx, found.offsetMs) : ctx;
}
