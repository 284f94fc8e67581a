import type { IncomingMessage } from "node:http";
import type { Shop } from "./create-shop";
import { verifyWebhook } from "./opentill/verify-webhook";
import { type Answer, textAnswer } from "./web/answer";
import { readBody } from "./web/read-body";

/**
 * 200 says "we have it" and ends the retries, so it is said only when the event is written down. Anything else makes
 * Opentill send it again.
 */
export async function receiveWebhook(shop: Shop, request: IncomingMessage): Promise<Answer> {
  const rawBody = await readBody(request);
  if (!rawBody) return textAnswer(413, "The body is too long.");
  const verdict = verifyWebhook(shop.demo.webhook_secret, rawBody, request.headers);
  if (!verdict.verified) {
    shop.log.refuse(verdict.reason);
    return textAnswer(400, "The signature is not valid.");
  }
  const isNew = shop.log.accept(verdict.event);
  // A real shop writes the event and what follows from it in one transaction.
  if (isNew) shop.orders.apply(verdict.event);
  return textAnswer(200, isNew ? "Thank you." : "Thank you, we knew.");
}
