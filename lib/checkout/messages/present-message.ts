import { type Context, mayReachLoopback } from "@/db/context";
import type { OutboxMessageObject } from "@/lib/contracts/outbox-objects";
import type { MessageRow } from "@/lib/outbox/queries";
import { renderMessage } from "./render-message";
import type { RenderedMessage } from "./rendered-message";

const WITHHELD = "The link that signs in is shown to nobody but the letter's recipient.";

/** A message with its words. One whose words cannot be made says so and spoils no list. */
export async function presentMessage(ctx: Context, message: MessageRow): Promise<OutboxMessageObject> {
  const { subject, text, html, url } = await renderShown(ctx, message);
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

/**
 * A letter that signs in is for its recipient alone: whoever reads the outbox, with a key or by its address, would be signed in
 * as somebody who may do more. It is shown where everything runs on a developer's own machine.
 */
async function renderShown(ctx: Context, message: MessageRow): Promise<RenderedMessage> {
  const rendered = await renderSafely(ctx, message);
  if (message.kind !== "sign_in" || mayReachLoopback(ctx, message)) return rendered;
  return { ...rendered, text: WITHHELD, html: null, url: null };
}

function renderSafely(ctx: Context, message: MessageRow): Promise<RenderedMessage> {
  return renderMessage(ctx, message).catch((error: unknown) => {
    ctx.log.error({ message: message.id, error }, "a message could not be made");
    return { subject: "", text: "The message could not be made; the log says why.", html: null, url: null };
  });
}
