import { eq } from "drizzle-orm";
import { checkoutSessions, orders, phones, testClocks } from "@/db/schema";
import type { CheckoutContext } from "@/lib/context/checkout-context";
import { moveClock } from "@/lib/merchants/merchant-clock";

/** The context at the time of the merchant whose session, order or phone a page is about; the wall clock where there is none. */
export async function atPageTime(ctx: CheckoutContext, id: string): Promise<CheckoutContext> {
  const table = tableOf(id);
  const [found] = await ctx.db
    .select({ livemode: table.livemode, offsetMs: testClocks.offsetMs })
    .from(table)
    .innerJoin(testClocks, eq(testClocks.merchantId, table.merchantId))
    .where(eq(table.id, id));
  return found && !found.livemode ? moveClock(ctx, found.offsetMs) : ctx;
}

function tableOf(id: string) {
  if (id.startsWith("cs_")) return checkoutSessions;
  return id.startsWith("phone_") ? phones : orders;
}
