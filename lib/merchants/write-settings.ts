import { and, eq } from "drizzle-orm";
import { merchantSettings } from "@/db/schema";
import type { MerchantObject, UpdatedMerchantObject } from "@/lib/contracts/merchant-objects";
import type { TransactionContext } from "@/lib/events/transact";
import { emitMerchantNotice } from "./emit-merchant-notice";
import { presentMerchant } from "./present-merchant";
import type { MerchantRow } from "./queries";

type Columns = Partial<Omit<typeof merchantSettings.$inferInsert, "merchantId" | "livemode">>;

/** Fields of the object that can change, by their paths. */
const FIELDS = [
  "name",
  "support_email",
  "brand.color",
  "brand.logo_url",
  "documents.terms",
  "documents.personal_data",
  "default_country",
  "default_currency",
  "default_locale",
  "confirmation.mode",
  "confirmation.within_minutes",
  "embed_origins",
  "payment_methods",
  "payment_methods_by_country",
  "bank_accounts",
  "reminder_days",
];

/**
 * Writes columns of settings whose lock is held, and tells which fields are new. Where none is, nothing is written and
 * nothing told.
 */
export async function writeSettings(
  ctx: TransactionContext,
  before: MerchantRow,
  columns: Columns,
): Promise<MerchantObject> {
  const sequence = before.eventSequence + 1;
  const after = { ...before, ...columns, eventSequence: sequence, updatedAt: ctx.clock.now() };
  const was = presentMerchant(ctx, before);
  const is = presentMerchant(ctx, after);
  const changed = FIELDS.filter((path) => textAt(was, path) !== textAt(is, path));
  if (changed.length === 0) return was;
  const { eventSequence, updatedAt } = after;
  await ctx.tx
    .update(merchantSettings)
    .set({ ...columns, eventSequence, updatedAt })
    .where(and(eq(merchantSettings.merchantId, before.id), eq(merchantSettings.livemode, before.livemode)));
  const data: UpdatedMerchantObject = { ...is, changed };
  const scope = { merchantId: before.id, livemode: before.livemode };
  emitMerchantNotice(ctx, { scope, type: "merchant.updated", sequence, data });
  return is;
}

function textAt(merchant: MerchantObject, path: string): string {
  let value: unknown = merchant;
  for (const step of path.split(".")) value = (value as Record<string, unknown>)[step];
  return JSON.stringify(value);
}
