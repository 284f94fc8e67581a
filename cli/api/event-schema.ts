import { z } from "zod";

/** What the command line reads of an event; the bytes are passed on as they are. */
export const eventSchema = z.object({
  id: z.string(),
  type: z.string(),
  timestamp: z.string(),
  sequence: z.int(),
  data: z.looseObject({ id: z.string().optional() }),
});
export type CliEvent = z.infer<typeof eventSchema>;

/** One page of the log, whose events are kept whole. */
export const eventPageSchema = z.object({
  data: z.array(z.looseObject(eventSchema.shape)),
  has_more: z.boolean(),
  next_cursor: z.string(),
});
