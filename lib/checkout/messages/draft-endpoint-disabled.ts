import { eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { webhookEndpoints } from "@/db/schema";
import { must } from "@/lib/core/invariant";
import { readMerchant } from "@/lib/merchants/queries";
import type { MessageRow } from "@/lib/outbox/queries";
import type { Draft } from "./rendered-message";
import { wordsOf } from "./words/words-of";

/** To the merchant, in English: an endpoint was disabled and hears nothing any more. */
export async function draftEndpointDisabled(ctx: Context, message: MessageRow): Promise<Draft> {
  const merchant = await readMerchant(ctx.db, message);
  const [found] = await ctx.db
    .select()
    .from(webhookEndpoints)
    .where(eq(webhookEndpoints.id, message.objectId));
  const endpoint = must(found, "the endpoint that was disabled");
  const address = `${ctx.baseUrl}/api/v1/webhook-endpoints/${endpoint.id}`;
  const subject = "A webhook endpoint was disabled";
  return {
    subject: `${subject}: ${endpoint.url}`,
    short: `${subject}: ${endpoint.url}`,
    notification: subject,
    letter: {
      locale: message.locale,
      merchant,
      notice: message.livemode ? null : wordsOf(message.locale).testMode,
      heading: subject,
      paragraphs: [
        "It is sent nothing any more. Your other endpoints and the log of events go on as before, so nothing is lost.",
        `When it works again, turn it on with POST ${address}/enable. Then ask for what it has missed with POST ${address}/replay, with from and to in the body, or read it from ${ctx.baseUrl}/api/v1/events.`,
      ],
      lines: [],
      facts: [
        { label: "Address", value: endpoint.url },
        { label: "Why", value: endpoint.disabledReason ?? "It has been turned on again since." },
        { label: "Endpoint", value: endpoint.id },
      ],
      button: null,
      footnotes: [],
    },
  };
}
