import type { Scope } from "@/db/context";
import { outboxMessages } from "@/db/schema";
import type { Locale } from "@/lib/contracts/locales";
import type { MessageChannel, MessageKind } from "@/lib/contracts/messages";
import { newId } from "@/lib/core/ids";
import { dutyIsDue } from "@/lib/events/duty-names";
import type { TransactionContext } from "@/lib/events/transact";

export type NewMessage = {
  scope: Scope;
  channel: MessageChannel;
  kind: MessageKind;
  /** An email address, an E.164 number, or the id of a push subscription. */
  recipient: string;
  locale: Locale;
  /** What it is about; which kind of id, the kind of message says. */
  objectId: string;
  params?: Record<string, string>;
};

/** Writes down, in the transaction of its cause, that a person is to be told. The worker makes the words and sends them. */
export async function queueMessage(ctx: TransactionContext, message: NewMessage): Promise<void> {
  await ctx.tx.insert(outboxMessages).values({
    id: newId("outboxMessage", ctx),
    merchantId: message.scope.merchantId,
    livemode: message.scope.livemode,
    channel: message.channel,
    kind: message.kind,
    recipient: message.recipient,
    locale: message.locale,
    objectId: message.objectId,
    params: message.params ?? {},
    status: "pending",
    dueAt: ctx.wallClock.now(),
    createdAt: ctx.clock.now(),
  });
  ctx.facts.wakes.add(dutyIsDue("message"));
}
