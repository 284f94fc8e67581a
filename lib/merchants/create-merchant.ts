import type { Scope } from "@/db/context";
import { merchantSettings, merchants } from "@/db/schema";
import { CUSTOMER_EMAILS } from "@/lib/contracts/messages";
import { newId } from "@/lib/core/ids";
import type { TransactionContext } from "@/lib/events/transact";
import { keepDocument } from "./keep-document";

type Generated = "merchantId" | "livemode" | "eventSequence" | "updatedAt";

/** What a merchant starts with: name, brand, documents and home are needed, the rest has defaults. */
export type NewMerchant = Omit<typeof merchantSettings.$inferInsert, Generated>;

/** A merchant in test mode, with the first version of its documents. Live mode has nothing of it yet. */
export async function createMerchant(
  ctx: Pick<TransactionContext, "tx" | "clock" | "random">,
  settings: NewMerchant,
): Promise<Scope> {
  const now = ctx.clock.now();
  const scope = { merchantId: newId("merchant", ctx), livemode: false };
  await ctx.tx.insert(merchants).values({ id: scope.merchantId, name: settings.name, createdAt: now });
  await ctx.tx
    .insert(merchantSettings)
    .values({ customerEmails: [...CUSTOMER_EMAILS], ...settings, ...scope, updatedAt: now });
  await keepDocument(ctx, scope, "terms", settings.terms);
  await keepDocument(ctx, scope, "personal_data", settings.personalData);
  return scope;
}
