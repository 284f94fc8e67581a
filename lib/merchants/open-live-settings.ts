import { and, eq } from "drizzle-orm";
import type { Scope } from "@/db/context";
import { merchantLogos, merchantSettings, merchants } from "@/db/schema";
import { must } from "@/lib/core/invariant";
import type { TransactionContext } from "@/lib/events/transact";
import { emitMerchantNotice } from "./emit-merchant-notice";
import { keepDocument } from "./keep-document";
import { hashOfLogo } from "./logo-address";
import { presentMerchant } from "./present-merchant";
import { type MerchantRow, readSettings } from "./queries";

/**
 * Makes settings of live mode of those of test mode, with the documents that are in force and the logo, and tells of it in
 * live mode's log. From here on they share nothing. `leftBehind` are origins without https, which live mode does not let
 * frame the page.
 */
export async function openLiveSettings(
  ctx: TransactionContext,
  test: MerchantRow,
): Promise<{ leftBehind: string[] }> {
  const { id, createdAt: _, suspendedAt: __, liveAllowedAt: ___, liveSince: ____, ...settings } = test;
  const live = { merchantId: id, livemode: true };
  const now = ctx.wallClock.now();
  const isSecure = (origin: string) => origin.startsWith("https:");
  const embedOrigins = settings.embedOrigins.filter(isSecure);
  const own = { ...live, embedOrigins, eventSequence: 1, updatedAt: now };
  await ctx.tx.insert(merchantSettings).values({ ...settings, ...own });
  await ctx.tx.update(merchants).set({ liveSince: now }).where(eq(merchants.id, id));
  await keepDocument(ctx, live, "terms", settings.terms);
  await keepDocument(ctx, live, "personal_data", settings.personalData);
  await copyLogo(ctx, { merchantId: id, livemode: false }, settings.logoUrl);
  const data = presentMerchant(ctx, must(await readSettings(ctx.tx, live), "the settings of live mode"));
  emitMerchantNotice(ctx, { scope: live, type: "merchant.live", sequence: 1, data });
  return { leftBehind: settings.embedOrigins.filter((origin) => !isSecure(origin)) };
}

/** The picture that is shown; the same bytes have the same address. */
async function copyLogo({ tx, wallClock }: TransactionContext, test: Scope, logoUrl: string | null) {
  const hash = logoUrl && hashOfLogo(logoUrl);
  if (!hash) return;
  const logos = await tx
    .select()
    .from(merchantLogos)
    .where(
      and(
        eq(merchantLogos.merchantId, test.merchantId),
        eq(merchantLogos.livemode, test.livemode),
        eq(merchantLogos.hash, hash),
      ),
    );
  const copies = logos.map((logo) => ({ ...logo, livemode: true, createdAt: wallClock.now() }));
  if (copies.length > 0) await tx.insert(merchantLogos).values(copies);
}
