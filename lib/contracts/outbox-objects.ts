import { z } from "zod";
import { localeField } from "./fields";
import { MESSAGE_CHANNELS, MESSAGE_KINDS, MESSAGE_STATUSES } from "./messages";

const time = z.iso.datetime({ offset: true });

/** A message to a person, with its words as they would be made now. Its links are secrets of its recipient's. */
export const outboxMessageSchema = z.object({
  id: z.string(),
  object: z.literal("outbox_message"),
  livemode: z.boolean(),
  channel: z.enum(MESSAGE_CHANNELS),
  kind: z.enum(MESSAGE_KINDS),
  to: z.string().describe("An email address, an E.164 number, or the id of a browser's subscription."),
  locale: localeField,
  about: z.string().describe("The id of what it is about: an order, a payment or a webhook endpoint."),
  status: z.enum(MESSAGE_STATUSES),
  attempts: z.int(),
  error: z.string().nullable(),
  subject: z.string().describe("Empty for a text message."),
  text: z.string(),
  html: z.string().nullable().describe("For email alone."),
  url: z.string().nullable().describe("Where it leads."),
  created_at: time,
  finished_at: time.nullable(),
});
export type OutboxMessageObject = z.infer<typeof outboxMessageSchema>;
