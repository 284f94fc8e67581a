import { and, eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { checkoutSessions } from "@/db/schema";
import type { Locale } from "@/lib/contracts/locales";
import type { SessionRow } from "./queries";

/** The customer changes the page's language, by a plain link. The order will be in it too. */
export async function chooseLocale(ctx: Context, session: SessionRow, locale: Locale): Promise<void> {
  if (session.locale === locale) return;
  await ctx.db
    .update(checkoutSessions)
    .set({ locale })
    .where(and(eq(checkoutSessions.id, session.id), eq(checkoutSessions.status, "open")));
}
