import { eq } from "drizzle-orm";
import { people } from "@/db/schema";
import { MAX_OPEN_SIGN_IN_LINKS } from "@/lib/contracts/limits";
import type { TransactionContext } from "@/lib/events/transact";
import { queueMessage } from "@/lib/outbox/queue-message";
import { createSignInLink } from "./create-sign-in-link";
import { findPersonByEmail, listMemberships, listOpenLinks } from "./queries";

/**
 * Writes somebody who was invited a letter with a link that signs in. To everybody else nothing is sent, and to nobody more
 * than five open links. There is no answer: whoever asked must not learn which of these it was.
 */
export async function requestSignIn(ctx: TransactionContext, email: string): Promise<void> {
  const person = await findPersonByEmail(ctx.tx, email);
  if (!person) return;
  const [first] = await listMemberships(ctx.tx, person.id);
  if (!first) return;
  // One at a time, so that many requests at once do not each find room for one more.
  await ctx.tx.select({ id: people.id }).from(people).where(eq(people.id, person.id)).for("update");
  const open = await listOpenLinks(ctx.tx, person.id, ctx.wallClock.now());
  if (open.length >= MAX_OPEN_SIGN_IN_LINKS) return;
  await queueMessage(ctx, {
    scope: { merchantId: first.merchantId, livemode: first.isLive },
    channel: "email",
    kind: "sign_in",
    recipient: person.email,
    locale: "en",
    objectId: await createSignInLink(ctx, person.id),
  });
}
