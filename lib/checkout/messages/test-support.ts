import { desc, eq } from "drizzle-orm";
import { outboxMessages, payments, phones } from "@/db/schema";
import { newId } from "@/lib/core/ids";
import { must } from "@/lib/core/invariant";
import { transact } from "@/lib/events/transact";
import type { MessageRow } from "@/lib/outbox/queries";
import { type NewMessage, queueMessage } from "@/lib/outbox/queue-message";
import type { World } from "@/tests/support/checkout-world";

/** Queues a message as a verb would, a millisecond after the one before, and answers with its row. */
export async function queue(
  world: World,
  message: Pick<NewMessage, "kind" | "objectId"> & Partial<NewMessage>,
): Promise<MessageRow> {
  world.clock.advance(1);
  await transact(world.ctx, (inside) =>
    queueMessage(inside, {
      scope: world.scope,
      channel: "email",
      recipient: "ada@customer.example",
      locale: "en",
      ...message,
    }),
  );
  const [row] = await world.ctx.db.select().from(outboxMessages).orderBy(desc(outboxMessages.id)).limit(1);
  return must(row, "the message that was queued");
}

export async function readMessage(world: World, id: string): Promise<MessageRow> {
  const [row] = await world.ctx.db.select().from(outboxMessages).where(eq(outboxMessages.id, id));
  return must(row, "the message");
}

/** A payment of an unpaid order that was put to a phone, whatever else is true of it. */
export async function paymentOnPhone(world: World): Promise<string> {
  const { ctx, scope } = world;
  const order = await world.order({ confirmation: "manual" });
  const payment = await world.pay(order.id);
  const phoneId = newId("phone", ctx);
  await ctx.db
    .insert(phones)
    .values({ id: phoneId, ...scope, number: `+49${phoneId}`, createdAt: ctx.clock.now() });
  await ctx.db.update(payments).set({ phoneId, matchingNumber: 47 }).where(eq(payments.id, payment.id));
  return payment.id;
}
