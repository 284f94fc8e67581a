import { eq } from "drizzle-orm";
import { checkoutItems, checkoutSessions, type SessionDraft } from "@/db/schema";
import type { CartUpdate } from "@/lib/contracts/cart-update";
import { fieldError } from "@/lib/contracts/parse";
import { type FieldError, invalidFields } from "@/lib/core/errors";
import { type Currency, MAX_AMOUNT_MINOR } from "@/lib/core/money";
import type { TransactionContext } from "@/lib/events/transact";
import { cartTotal } from "./cart-total";
import { followCountry, writePrices } from "./follow-country";
import { lockOpenSession } from "./lock-open-session";
import { listSessionItems, type SessionItemRow, type SessionRow } from "./queries";

/**
 * What the customer changes before Continue: quantities within their bounds, a line taken out, the country, the language,
 * and what they have typed so far, which is kept as typed. All of it or nothing: refuses (422) with the lines named.
 * What the merchant fixed stays as it is, whoever asks; the last line cannot be taken out. Only lines of the session are
 * touched.
 *
 * Where nobody has named a currency, the cart follows the country into its currency, and says so.
 */
export async function updateCart(
  ctx: TransactionContext,
  sessionId: string,
  update: CartUpdate,
): Promise<{ isTotalChanged: boolean; isCurrencyChanged: boolean }> {
  const session = await lockOpenSession(ctx, sessionId);
  const before = await listSessionItems(ctx.tx, session.id);
  const followed = await followCountry(ctx, session, before, update.country);
  const items = followed?.items ?? before;
  const changed = changeQuantities(items, update);
  if (followed) await writePrices(ctx, followed.items);
  for (const item of changed) {
    if (item.quantity === 0) {
      await ctx.tx.delete(checkoutItems).where(eq(checkoutItems.id, item.id));
      continue;
    }
    await ctx.tx.update(checkoutItems).set({ quantity: item.quantity }).where(eq(checkoutItems.id, item.id));
  }
  await ctx.tx
    .update(checkoutSessions)
    .set({
      ...(followed ? changedCurrency(session, followed.currency) : {}),
      country: update.country ?? session.country,
      locale: update.locale ?? session.locale,
      draft: mergeDraft(session.draft, update.draft ?? {}),
    })
    .where(eq(checkoutSessions.id, session.id));
  return { isTotalChanged: changed.length > 0 || followed !== null, isCurrencyChanged: followed !== null };
}

/** Back in the first currency there is nothing left to tell. */
function changedCurrency({ currency, previousCurrency }: SessionRow, next: Currency) {
  const first = previousCurrency ?? currency;
  return { currency: next, previousCurrency: first === next ? null : first };
}

/** The form has fewer fields. Whoever keeps inventing new ones pushes old ones out and never makes the row grow. */
const MAX_DRAFT_FIELDS = 20;

function mergeDraft(before: SessionDraft, typed: SessionDraft): SessionDraft {
  const older = Object.entries(before).filter(([field]) => !Object.hasOwn(typed, field));
  return Object.fromEntries([...Object.entries(typed), ...older].slice(0, MAX_DRAFT_FIELDS));
}

/** The lines that differ; quantity 0 takes a line out. */
function changeQuantities(items: readonly SessionItemRow[], update: CartUpdate): SessionItemRow[] {
  const wanted = new Map(update.quantities.map(({ item, quantity }) => [item, quantity]));
  const errors: FieldError[] = [];
  const after = items.map((item) => {
    const quantity = update.remove === item.id ? 0 : (wanted.get(item.id) ?? item.quantity);
    const refusal = quantity === item.quantity ? null : whyNot(item, quantity);
    if (refusal) errors.push(fieldError(["quantities", item.id], refusal));
    return { ...item, quantity };
  });
  if (errors.length > 0) throw invalidFields(errors);
  const left = after.filter((item) => item.quantity > 0);
  if (cartTotal(left) === 0) throw invalidFields([fieldError(["remove"], "items_empty")]);
  if (cartTotal(left) > MAX_AMOUNT_MINOR)
    throw invalidFields([fieldError(["quantities"], "total_too_large")]);
  return after.filter((item, index) => item.quantity !== items[index]?.quantity);
}

/** Why a line may not have that quantity; 0 takes it out, which only the merchant can allow. */
function whyNot(item: SessionItemRow, quantity: number) {
  if (quantity === 0 && item.removable) return null;
  if (item.quantityMin === item.quantityMax) return "quantity_not_adjustable" as const;
  const isOutside = quantity < item.quantityMin || quantity > item.quantityMax;
  return isOutside ? ("quantity_out_of_bounds" as const) : null;
}
