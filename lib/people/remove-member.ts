import { and, eq } from "drizzle-orm";
import { members } from "@/db/schema";
import { notFound } from "@/lib/core/errors";
import type { TransactionContext } from "@/lib/events/transact";
import { findPersonByEmail } from "./queries";
import { lockMembers, refuseNoOwner } from "./refuse-no-owner";

/**
 * Ends what the person with that address is at the merchant; their next request there is refused. Refused: 404 where they
 * are nothing there, 409 `last_owner`.
 */
export async function removeMember(
  ctx: TransactionContext,
  { merchantId, email }: { merchantId: string; email: string },
): Promise<void> {
  const present = await lockMembers(ctx.tx, merchantId);
  const person = await findPersonByEmail(ctx.tx, email);
  if (!person || !present.some(({ personId }) => personId === person.id)) throw notFound("member");
  refuseNoOwner(present, person.id);
  await ctx.tx
    .delete(members)
    .where(and(eq(members.merchantId, merchantId), eq(members.personId, person.id)));
}
