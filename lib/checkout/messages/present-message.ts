import type { Context } from "@/db/context";
import type { OutboxMessageObject } from "@/lib/contracts/outbox-objects";
import type { MessageRow } from "@/lib/outbox/queries";
import { renderMessage } from "./render-message";
import type { RenderedMessage } from "./rendered-message";

/** A message with its words. One whose words cannot be made says so and spoils no list. */
export async function presentMessage(ctx: Context, message: MessageRow): Promise<OutboxMessageObject> {
  const { subject, text, html, url } = await renderSafely(ctx, message);
  return {
    id: message.id,
    object: "outbox_message",
    livemode: message.livemode,
    channel: message.channel,
    kind: message.kind,
    to: message.recipient,
    locale: message.locale,
    about: message.objectId,
    status: message.status,
    attempts: message.attempts,
    error: message.error,
    subject,
    text,
    html,
    url,
    created_at: message.createdAt.toISOString(),
    finished_at: message.finishedAt?.toISOString() ?? null,
  };
}

function renderSafely(ctx: Context, message: MessageRow): Promise<RenderedMessage> {
  return renderMessage(ctx, message).catch((error: unknown) => {
    ctx.log.error({ message: message.id, error }, "a message could not be made");
    return { subject: "", text: "The message could not be made; the log says why.", html: null, url: null };
  });
}
