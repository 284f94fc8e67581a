import type { CheckoutContext } from "@/lib/context/checkout-context";
import { must } from "@/lib/core/invariant";
import { transact } from "@/lib/events/transact";
import { lockSession } from "./queries";
import { transitionSession } from "./transition-session";

/** `expires_at` has passed: the session is over. Does nothing before, or where it has ended already. */
export async function lapseSession(ctx: CheckoutContext, sessionId: string): Promise<void> {
  await transact(ctx, async (inside) => {
    const session = must(await lockSession(inside.tx, sessionId), "the session to expire");
    if (session.expiresAt > inside.clock.now()) return;
    await transitionSession(inside, session, { trigger: "expire", actor: "system" });
  });
}
