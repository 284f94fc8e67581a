import { sql } from "drizzle-orm";
import type { Scope } from "@/db/context";
import { phones } from "@/db/schema";
import { newId } from "@/lib/core/ids";
import { must } from "@/lib/core/invariant";
import type { TransactionContext } from "@/lib/events/transact";
import type { PhoneRow } from "./queries";

/**
 * The phone of that number as the merchant knows it in that mode, made where it is new, and locked until the commit. The
 * lock comes after those of order and payment.
 */
export async function lockPhone(ctx: TransactionContext, scope: Scope, number: string): Promise<PhoneRow> {
  const [phone] = await ctx.tx
    .insert(phones)
    .values({
      id: newId("phone", ctx),
      merchantId: scope.merchantId,
      livemode: scope.livemode,
      number,
      createdAt: ctx.clock.now(),
    })
    // An update that changes nothing: it finds the row that is there, and locks it.
    .onConflictDoUpdate({
      target: [phones.merchantId, phones.livemode, phones.number],
      set: { number: sql`excluded.number` },
    })
    .returning();
  return must(phone, "the phone");
}
