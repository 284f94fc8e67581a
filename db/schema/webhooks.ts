import { sql } from "drizzle-orm";
import { bigint, boolean, check, index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { EventType } from "../../lib/contracts/event-types";
import { time } from "./columns";
import { events } from "./events";
import { merchants } from "./merchants";

/** A URL that wants events. The secret is encrypted at rest and shown once. */
export const webhookEndpoints = pgTable(
  "webhook_endpoints",
  {
    id: text("id").primaryKey(),
    merchantId: text("merchant_id")
      .notNull()
      .references(() => merchants.id),
    livemode: boolean("livemode").notNull(),
    url: text("url").notNull(),
    /** Since when it has this URL, by the wall clock; null where it has had no other. */
    urlSince: time("url_since"),
    description: text("description"),
    status: text("status").$type<"enabled" | "disabled">().notNull(),
    disabledReason: text("disabled_reason"),
    /** Event types, or null for all of them. */
    eventTypes: text("event_types").array().$type<EventType[]>(),
    secretEncrypted: text("secret_encrypted").notNull(),
    /** After a rotation: signs beside the new secret until the overlap is over. */
    previousSecretEncrypted: text("previous_secret_encrypted"),
    previousSecretExpiresAt: time("previous_secret_expires_at"),
    /** The seed of the endpoint's ed25519 key, where it asked for such signatures. */
    signingSeedEncrypted: text("signing_seed_encrypted"),
    retryWindowHours: integer("retry_window_hours").notNull().default(720),
    /** Waits between attempts in seconds, or null for the usual ones; the last one repeats. */
    retryScheduleSeconds: integer("retry_schedule_seconds").array(),
    /** The circuit breaker: attempts that failed in a row, and until when nothing is sent but, after it, one probe. */
    failuresInRow: integer("failures_in_row").notNull().default(0),
    openUntil: time("open_until"),
    /** Until when the one probe of a half-open circuit is a worker's own, by the wall clock. */
    probingUntil: time("probing_until"),
    disabledAt: time("disabled_at"),
    createdAt: time("created_at").notNull(),
    deletedAt: time("deleted_at"),
  },
  (table) => [index("webhook_endpoints_merchant").on(table.merchantId, table.livemode)],
);

/**
 * One event for one endpoint: the thing to do and its log in one row. `pending` is due at `due_at`; a worker that takes
 * it moves `due_at` on to the end of its lease, so that a killed worker's delivery comes round again. `exhausted` means that the retry window
 * ended without a 2xx; it can be sent again by hand.
 */
export const webhookDeliveries = pgTable(
  "webhook_deliveries",
  {
    id: text("id").primaryKey(),
    merchantId: text("merchant_id")
      .notNull()
      .references(() => merchants.id),
    endpointId: text("endpoint_id")
      .notNull()
      .references(() => webhookEndpoints.id),
    eventId: text("event_id")
      .notNull()
      .references(() => events.id),
    /** What the event is about, and where it stands in the log: of one object an endpoint is sent one at a time, in order. */
    objectId: text("object_id").notNull(),
    position: bigint("position", { mode: "number" }).notNull(),
    status: text("status").$type<"pending" | "delivered" | "exhausted" | "canceled">().notNull(),
    attempts: integer("attempts").notNull().default(0),
    firstDueAt: time("first_due_at").notNull(),
    dueAt: time("due_at"),
    /** The same time as `due_at` while a worker has it: a lease by the wall clock, which nobody brings nearer. */
    leasedUntil: time("leased_until"),
    createdAt: time("created_at").notNull(),
    finishedAt: time("finished_at"),
  },
  (table) => [
    uniqueIndex("webhook_deliveries_once").on(table.endpointId, table.eventId),
    index("webhook_deliveries_due").on(table.endpointId, table.dueAt).where(sql`${table.status} = 'pending'`),
    index("webhook_deliveries_event").on(table.eventId),
    // For the list of an endpoint's deliveries of one status, newest event first.
    index("webhook_deliveries_status").on(table.endpointId, table.status, table.eventId),
    index("webhook_deliveries_object")
      .on(table.endpointId, table.objectId, table.position)
      .where(sql`${table.status} = 'pending'`),
    check(
      "webhook_deliveries_status",
      sql`${table.status} in ('pending', 'delivered', 'exhausted', 'canceled')`,
    ),
  ],
);

/** One try. The first 2 KiB of the answer are kept. */
export const webhookAttempts = pgTable(
  "webhook_attempts",
  {
    id: text("id").primaryKey(),
    deliveryId: text("delivery_id")
      .notNull()
      .references(() => webhookDeliveries.id),
    at: time("at").notNull(),
    durationMs: integer("duration_ms").notNull(),
    status: integer("status"),
    error: text("error"),
    answer: text("answer").notNull(),
  },
  (table) => [index("webhook_attempts_delivery").on(table.deliveryId, table.id)],
);
