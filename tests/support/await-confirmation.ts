import { eq } from "drizzle-orm";
import { confirmLinks, events } from "@/db/schema";
import type { CallbackRow } from "@/lib/confirmations/callback-queries";
import { findCallback } from "@/lib/confirmations/callback-queries";
import type { CreateSessionRequest } from "@/lib/contracts/session-request";
import { MINUTE_MS } from "@/lib/core/clock";
import { must } from "@/lib/core/invariant";
import type { PostOutcome } from "@/lib/core/safe-fetch/post-safely";
import type { PaymentRow } from "@/lib/payments/queries";
import type { World } from "./checkout-world";

/** A payment of €24.00 that the customer has authorized and the merchant has 240 minutes to confirm. */
export async function authorize(
  world: Pick<World, "order" | "pay">,
  request: Partial<CreateSessionRequest> = { confirmation: "manual" },
): Promise<PaymentRow> {
  const order = await world.order(request);
  return world.pay(order.id);
}

/** The same with the link that its first warning has made: half of the time is over. */
export async function authorizeWithLink(
  world: Pick<World, "ctx" | "clock" | "order" | "pay" | "runDue">,
): Promise<{ payment: PaymentRow; linkId: string }> {
  const payment = await authorize(world);
  world.clock.advance(120 * MINUTE_MS);
  await world.runDue();
  const [link] = await world.ctx.db
    .select({ id: confirmLinks.id })
    .from(confirmLinks)
    .where(eq(confirmLinks.paymentId, payment.id));
  return { payment, linkId: must(link, "the link of a warning").id };
}

export async function callbackOf({ ctx }: Pick<World, "ctx">, { id }: PaymentRow): Promise<CallbackRow> {
  return must(await findCallback(ctx.db, id), "the callback");
}

/** The bytes of an object's events of one type, in order. */
export async function bodiesOf(
  { ctx }: Pick<World, "ctx">,
  objectId: string,
  type: string,
): Promise<string[]> {
  const rows = await ctx.db
    .select({ type: events.type, body: events.body })
    .from(events)
    .where(eq(events.objectId, objectId))
    .orderBy(events.position);
  return rows.filter((row) => row.type === type).map(({ body }) => body);
}

/** What a merchant's server might answer to a callback. */
export function answers(status: number, headers: Record<string, string> = {}): PostOutcome {
  return { kind: "answered", status, headers, answer: "", isTruncated: false, durationMs: 1 };
}
