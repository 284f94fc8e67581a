import { eq } from "drizzle-orm";
import { type Context, mayReachLoopback } from "@/db/context";
import { phones, pushSubscriptions } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { MAX_PUSH_SUBSCRIPTIONS } from "@/lib/contracts/limits";
import { fieldError } from "@/lib/contracts/parse";
import type { PushSubscriptionRequest } from "@/lib/contracts/push-subscription";
import { invalidFields, notFound } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { checkTargetUrl } from "@/lib/core/safe-fetch/check-url";
import { sealPushAuth } from "@/lib/outbox/push-auth";
import { listSubscriptions } from "./queries";

/**
 * Remembers a browser on a phone that wants to be notified. The same browser again brings its keys up to date. There are
 * at most `MAX_PUSH_SUBSCRIPTIONS` of one phone: the oldest gives way. Refused (422) for an address that we would not
 * post to, because it comes from a browser.
 */
export async function addPushSubscription(
  ctx: Context,
  phoneId: string,
  request: PushSubscriptionRequest,
): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const [phone] = await tx
      .select({ id: phones.id, livemode: phones.livemode })
      .from(phones)
      .where(eq(phones.id, phoneId))
      .for("update");
    if (!phone) throw notFound("page");
    if (!checkTargetUrl(request.endpoint, { allowLoopback: mayReachLoopback(ctx, phone) }).ok) {
      throw invalidFields([fieldError(["endpoint"], "url_refused")]);
    }
    const known = await tx.select().from(pushSubscriptions).where(eq(pushSubscriptions.phoneId, phoneId));
    const id =
      known.find(({ endpoint }) => endpoint === request.endpoint)?.id ?? newId("pushSubscription", ctx);
    const keys = { p256dh: request.p256dh, authEncrypted: sealPushAuth(ctx, id, request.auth), goneAt: null };
    await tx
      .insert(pushSubscriptions)
      .values({ id, phoneId, endpoint: request.endpoint, createdAt: ctx.clock.now(), ...keys })
      .onConflictDoUpdate({ target: pushSubscriptions.id, set: keys });
    const live = (await listSubscriptions(tx, phoneId)).filter((each) => each.id !== id);
    for (const { id: oldest } of live.slice(0, Math.max(0, live.length + 1 - MAX_PUSH_SUBSCRIPTIONS))) {
      await tx
        .update(pushSubscriptions)
        .set({ goneAt: ctx.clock.now() })
        .where(eq(pushSubscriptions.id, oldest));
    }
  });
}
