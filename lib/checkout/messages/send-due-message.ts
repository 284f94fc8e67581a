import type { CheckoutContext } from "@/lib/context/checkout-context";
import { claimMessage } from "@/lib/outbox/claim-message";
import type { MessageRow } from "@/lib/outbox/queries";
import { type Outcome, recordHandOver } from "@/lib/outbox/record-hand-over";
import { sendPush } from "@/lib/outbox/send-push";
import { findSmsService } from "@/lib/outbox/sms";
import { isOvertaken } from "./is-overtaken";
import { renderMessage } from "./render-message";

/** A request to approve is worth nothing after its few minutes. */
const PUSH_KEPT_SECONDS = 180;

/**
 * Makes one attempt at a message that is due: claims it, hands it over with no transaction open, writes down what became
 * of it. Repeating it is harmless; a message that a dead worker may have handed over already is handed over again, under
 * the same name. Late ones are not sent when what they say has been overtaken.
 */
export async function sendDueMessage(ctx: CheckoutContext, id: string): Promise<void> {
  const claimed = await claimMessage(ctx, id);
  if (!claimed) return;
  const { message, isLate } = claimed;
  const outcome = await handOver(ctx, message, isLate).catch((error: unknown): Outcome => {
    ctx.log.error({ message: id, error }, "a message could not be made");
    return { kind: "temporary", error: "The message could not be made; the log says why." };
  });
  if (outcome.kind === "nobody") {
    ctx.log.warn({ message: id, channel: message.channel, reason: outcome.kind }, "a message waits");
  }
  await recordHandOver(ctx, claimed, outcome);
}

async function handOver(ctx: CheckoutContext, message: MessageRow, isLate: boolean): Promise<Outcome> {
  if (isLate && (await isOvertaken(ctx, message))) {
    return { kind: "permanent", error: "Not sent: what it says has been overtaken." };
  }
  switch (message.channel) {
    case "email":
      return email(ctx, message);
    case "sms":
      return sms(ctx, message);
    case "push":
      return push(ctx, message);
  }
}

/** Without a mail server, test mode keeps letters where they can be read, and live mode keeps them until there is one. */
async function email(ctx: CheckoutContext, message: MessageRow): Promise<Outcome> {
  if (!ctx.mailer && !message.livemode) return { kind: "kept" };
  if (!ctx.mailer) return { kind: "nobody", error: "No mail server is configured: set SMTP_URL." };
  const { subject, text, html } = await renderMessage(ctx, message);
  return ctx.mailer.send({
    messageId: `${message.id}@${new URL(ctx.baseUrl).hostname}`,
    to: message.recipient,
    subject,
    text,
    html: html ?? "",
    date: ctx.wallClock.now(),
  });
}

async function sms(ctx: CheckoutContext, message: MessageRow): Promise<Outcome> {
  const service = findSmsService(message.livemode);
  if (!service) return { kind: "permanent", error: "No service for text messages is connected." };
  const { text } = await renderMessage(ctx, message);
  return service.send({ to: message.recipient, text });
}

async function push(ctx: CheckoutContext, message: MessageRow): Promise<Outcome> {
  const { subject, text, url } = await renderMessage(ctx, message);
  return sendPush(ctx, {
    livemode: message.livemode,
    subscriptionId: message.recipient,
    topic: message.id,
    payload: { title: subject, body: text, url: url ?? ctx.baseUrl },
    keepForSeconds: PUSH_KEPT_SECONDS,
  });
}
