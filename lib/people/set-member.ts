import { and, eq } from "drizzle-orm";
import { members, merchants, people } from "@/db/schema";
import type { Role } from "@/lib/contracts/roles";
import { notFound } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { must } from "@/lib/core/invariant";
import type { TransactionContext } from "@/lib/events/transact";
import { findPersonByEmail, lowerEmail, type PersonRow } from "./queries";
import { lockMembers, refuseNoOwner } from "./refuse-no-owner";

type Invited = { merchantId: string; email: string; role: Role };

/**
 * Makes the person with that address one of the merchant's people, or gives them another role there. From then on the
 * address gets sign-in links. Refused: 404 for a merchant that there is none of, 409 `last_owner` where nobody would be
 * left who owns.
 */
export async function setMember(
  ctx: TransactionContext,
  { merchantId, email, role }: Invited,
): Promise<PersonRow> {
  const { tx } = ctx;
  const [merchant] = await tx
    .select({ id: merchants.id })
    .from(merchants)
    .where(eq(merchants.id, merchantId));
  if (!merchant) throw notFound("merchant");
  const present = await lockMembers(tx, merchantId);
  const person = await keepPerson(ctx, email);
  const known = present.find(({ personId }) => personId === person.id);
  if (!known) {
    const id = newId("member", ctx);
    await tx
      .insert(members)
      .values({ id, merchantId, personId: person.id, role, createdAt: ctx.wallClock.now() });
    return person;
  }
  if (role !== "owner") refuseNoOwner(present, person.id);
  await tx
    .update(members)
    .set({ role })
    .where(and(eq(members.merchantId, merchantId), eq(members.personId, person.id)));
  return person;
}

/** The person with an address, who is made where there is none yet. */
async function keepPerson(ctx: TransactionContext, email: string): Promise<PersonRow> {
  await ctx.tx
    .insert(people)
    .values({ id: newId("person", ctx), email: lowerEmail(email), createdAt: ctx.wallClock.now() })
    .onConflictDoNothing({ target: people.email });
  return must(await findPersonByEmail(ctx.tx, email), "the person that was kept");
}
