import { eq } from "drizzle-orm";
import { strayReports } from "@/db/schema";
import type { CheckoutContext } from "@/lib/context/checkout-context";
import { addMs, MINUTE_MS } from "@/lib/core/clock";
import { must } from "@/lib/core/invariant";
import { askProvider } from "./ask-provider";
import { findPayment } from "./queries";

const RETRY_AFTER_MS = 5 * MINUTE_MS;

/** Gives back a hold that came after its payment had ended. Repeated until the provider says that it is released. */
export async function releaseStrayHold(ctx: CheckoutContext, strayReportId: string): Promise<void> {
  const [stray] = await ctx.db.select().from(strayReports).where(eq(strayReports.id, strayReportId));
  const now = ctx.clock.now();
  if (!stray?.dueAt || stray.dueAt > now) return;
  await ctx.db
    .update(strayReports)
    .set({ dueAt: addMs(now, RETRY_AFTER_MS) })
    .where(eq(strayReports.id, stray.id));
  const payment = must(await findPayment(ctx.db, stray.paymentId), "the payment of a stray report");
  const report = await askProvider(ctx, payment, (provider, reference) => provider.release(reference));
  if (report.kind !== "released" && report.kind !== "failed") return;
  await ctx.db
    .update(strayReports)
    .set({ dueAt: null, answeredAt: ctx.clock.now() })
    .where(eq(strayReports.id, stray.id));
}
