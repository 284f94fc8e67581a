import type { Locale } from "@/lib/contracts/locales";
import type { PageFrame } from "@/lib/contracts/page-models";
import type { MerchantRow } from "@/lib/merchants/queries";
import type { SessionRow } from "@/lib/sessions/queries";

/** What both pages have around them. */
export function pageFrame(session: SessionRow, merchant: MerchantRow, locale: Locale): PageFrame {
  return {
    locale,
    livemode: session.livemode,
    isEmbedded: session.uiMode === "embedded",
    embedOrigin: session.embedOrigin,
    sessionId: session.id,
    merchant: {
      name: merchant.name,
      supportEmail: merchant.supportEmail,
      logoUrl: merchant.logoUrl,
      brandColor: merchant.brandColor,
      terms: merchant.terms,
      personalData: merchant.personalData,
    },
  };
}
