import type { MerchantObject } from "@/lib/contracts/merchant-objects";
import type { Country } from "@/lib/core/countries";
import type { MerchantRow } from "./queries";

/** As the API answers it. */
export function presentMerchant({ baseUrl }: { baseUrl: string }, row: MerchantRow): MerchantObject {
  return {
    id: row.id,
    object: "merchant",
    livemode: row.livemode,
    name: row.name,
    support_email: row.supportEmail,
    brand: { color: row.brandColor, logo_url: row.logoUrl && new URL(row.logoUrl, baseUrl).href },
    documents: { terms: documentOf(row.terms), personal_data: documentOf(row.personalData) },
    default_country: row.defaultCountry as Country,
    default_currency: row.defaultCurrency,
    default_locale: row.defaultLocale,
    confirmation: { mode: row.confirmation, within_minutes: row.confirmWithinMinutes },
    embed_origins: row.embedOrigins,
    payment_methods: row.paymentMethods,
    payment_methods_by_country: sortedByName(row.paymentMethodsByCountry),
    bank_accounts: row.bankAccounts.map(({ holder, iban, bic, bank, currency }) => ({
      holder,
      iban,
      bic,
      bank,
      currency,
    })),
    customer_emails: row.customerEmails,
    reminder_days: row.reminderDays,
    live_since: row.liveSince?.toISOString() ?? null,
    suspended_at: row.suspendedAt?.toISOString() ?? null,
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  };
}

/** The database keeps an order of its own. */
function sortedByName<T extends object>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).sort(([left], [right]) => (left < right ? -1 : 1))) as T;
}

function documentOf({ url, version }: MerchantRow["terms"]) {
  return { url, version };
}
