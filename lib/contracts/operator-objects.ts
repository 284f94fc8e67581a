import { z } from "zod";
import { MAX_COUNTED } from "./limits";

const time = z.iso.datetime({ offset: true });
const counted = z
  .int()
  .describe(`Counted up to ${MAX_COUNTED.toLocaleString("en")}: then it is that many or more.`);
const lateSeconds = z
  .int()
  .describe("How long what waits longest is overdue, in seconds; 0 where nothing waits.");

/** What can be wrong with the server as a whole, in the order in which a person should look. */
export const HEALTH_PROBLEMS = [
  "no_worker",
  "work_is_late",
  "webhooks_are_late",
  "dead_work",
  "provider_is_silent",
  "messages_wait",
] as const;
export type HealthProblem = (typeof HEALTH_PROBLEMS)[number];

/** `GET /operator/health`: whether the parts of this server do their work. 503 where the database cannot be reached. */
export const healthSchema = z.object({
  object: z.literal("health"),
  status: z.enum(["ok", "degraded"]).describe("`ok` where `problems` is empty."),
  problems: z.array(z.enum(HEALTH_PROBLEMS)),
  at: time,
  database: z.object({ answered_in_ms: z.int() }),
  workers: z.object({
    running: z
      .int()
      .describe("Workers that have been heard of within three minutes; each says so once a minute."),
    last_seen_at: time.nullable(),
  }),
  due_work: z.object({ due: counted, late_by_seconds: lateSeconds, dead: counted }),
  webhooks: z.object({ due: counted, late_by_seconds: lateSeconds }),
  providers: z.array(
    z.object({
      id: z.string(),
      modes: z.array(z.enum(["test", "live"])),
      in_flight: counted.describe("Payments whose end is the provider's word."),
      unanswered: counted.describe("Those that it was asked about five times or more without an answer."),
    }),
  ),
  messages: z.object({
    mail_server: z.boolean().describe("Whether there is one to hand letters to: `SMTP_URL`."),
    waiting: counted,
    oldest_waiting_since: time.nullable(),
    failed_last_day: counted,
  }),
});
export type HealthObject = z.infer<typeof healthSchema>;

export const deadWorkSchema = z.object({
  duty: z.string(),
  row: z.string(),
  attempts: z.int(),
  error: z.string().describe("What was thrown, without anybody's data."),
  failed_at: time,
});

/** `GET /operator/queues`: what waits to be done, by kind, the whole server's. */
export const queuesSchema = z.object({
  object: z.literal("queues"),
  at: time,
  duties: z.array(
    z.object({
      name: z.string(),
      due: counted,
      late_by_seconds: lateSeconds,
      next_at: time
        .nullable()
        .describe("When the next one is due, be it in the past; null where none will be."),
      failing: counted.describe("Rows whose verb has thrown, and that are tried again."),
      dead: counted.describe("Rows that are tried no more."),
    }),
  ),
  webhooks: z.object({
    due: counted,
    late_by_seconds: lateSeconds,
    endpoints_waiting: z.int().describe("Endpoints with deliveries that are due, or that wait for a retry."),
    endpoints_paused: z.int().describe("Those of them that have failed so often that they are let rest."),
  }),
  messages: z.object({ waiting: counted, oldest_waiting_since: time.nullable(), failed_last_day: counted }),
  dead_work: z.array(deadWorkSchema).describe("The first hundred, longest dead first."),
});
export type QueuesObject = z.infer<typeof queuesSchema>;
