import { sql } from "drizzle-orm";
import type { Database, Transaction } from "@/db/client";
import type { Doors } from "@/db/context";
import { addMs } from "@/lib/core/clock";
import { newId } from "@/lib/core/ids";
import {
  CIRCUIT_IS_CLOSED,
  CLAIMED_COLUMNS,
  type ClaimedDelivery,
  type ClaimedRow,
  claimedDelivery,
} from "./claimed-delivery";
import type { Attempt } from "./make-attempt";

/** What becomes of a delivery after an attempt; `dueAt` for one that stays pending. */
export type Verdict = { status: "delivered" | "pending" | "exhausted" | "canceled"; dueAt: Date | null };
export type Judged = { attempt: Attempt; verdict: Verdict };

export type Written = {
  deliveryId: string;
  endpointId: string;
  /** False where another had decided before: then the attempt is kept, and the delivery stays what it is. */
  isDecided: boolean;
  /** Of the endpoint, as they were before this attempt. */
  failuresInRow: number;
  /** The next event of the same object for the same endpoint, leased to the caller. */
  next: ClaimedDelivery | null;
};

type Options = {
  db: Database | Transaction;
  /** For what is taken next; null takes nothing, and makes it due instead. */
  leaseMs: number | null;
  /** Passes over what belongs to an endpoint that somebody else has locked, without waiting: it is missing in the answer. */
  skipLocked?: boolean;
};

type Row = {
  recorded_id: string;
  recorded_endpoint_id: string;
  is_decided: boolean;
  failures_in_row: number;
} & (ClaimedRow | { delivery_id: null });

/**
 * Writes attempts at different deliveries down with what they come to, and takes the next event of each object that one
 * was finished of: one statement, however many there are. Endpoints are locked first, in the order of their ids, so that it
 * can't be part of a deadlock with anybody who works on an endpoint's deliveries.
 *
 * An attempt that was accepted, or told that the endpoint is gone, decides wherever nobody has; a failure only while the
 * lease lasts that it was made under: what a person or another worker did meanwhile stands.
 */
export async function writeAttempts(
  ctx: Doors,
  judged: readonly Judged[],
  { db, leaseMs, skipLocked = false }: Options,
): Promise<Written[]> {
  const now = ctx.wallClock.now();
  const leasedUntil = addMs(now, leaseMs ?? 0);
  const at = sql`${now.toISOString()}::timestamptz`;
  const lease = sql`${leasedUntil.toISOString()}::timestamptz`;
  const rows = await db.execute<Row>(sql`
    with input as materialized (
      select * from json_to_recordset(${JSON.stringify(judged.map((one) => inputRow(ctx, one)))}::json) as input (
        delivery_id text, endpoint_id text, leased_until timestamptz, attempt_id text, at timestamptz, duration_ms integer,
        status integer, error text, answer text, becomes text, due_at timestamptz)
    ), endpoint as materialized (
      select * from webhook_endpoints endpoint where id in (select endpoint_id from input)
      order by id for share of endpoint ${skipLocked ? sql`skip locked` : sql``}
    ), known as materialized (
      select delivery.id, delivery.endpoint_id, delivery.object_id, delivery.position, input.becomes, input.due_at,
        delivery.status = 'pending' and (input.becomes in ('delivered', 'canceled')
          or delivery.leased_until = input.leased_until and delivery.due_at = input.leased_until) as is_decided
      from input join endpoint on endpoint.id = input.endpoint_id
      join webhook_deliveries delivery on delivery.id = input.delivery_id
      order by delivery.id for no key update of delivery
    ), attempt as (
      insert into webhook_attempts (id, delivery_id, at, duration_ms, status, error, answer)
      select attempt_id, delivery_id, at, duration_ms, status, error, answer from input
      where delivery_id in (select id from known)
    ), written as (
      update webhook_deliveries delivery set attempts = delivery.attempts + 1,
        status = case when is_decided then becomes else delivery.status end,
        due_at = case when is_decided then known.due_at else delivery.due_at end,
        leased_until = case when is_decided then null else delivery.leased_until end,
        finished_at = case when is_decided and becomes <> 'pending' then ${at} else delivery.finished_at end
      from known where delivery.id = known.id
    ), follower as materialized (
      select next.id, known.id as after_id, ${leaseMs !== null} and ${CIRCUIT_IS_CLOSED}
        and endpoint.status = 'enabled' and endpoint.deleted_at is null as is_taken
      from known join endpoint on endpoint.id = known.endpoint_id cross join lateral (
        select delivery.id, delivery.position, delivery.due_at, delivery.leased_until from webhook_deliveries delivery
        where delivery.endpoint_id = known.endpoint_id and delivery.object_id = known.object_id
          and delivery.status = 'pending' and delivery.id not in (select delivery_id from input)
        order by delivery.position limit 1
        for no key update
      ) next
      where known.is_decided and known.becomes <> 'pending' and next.position > known.position
        and (next.leased_until is distinct from next.due_at or next.due_at <= ${at})
    ), followed as (
      update webhook_deliveries delivery
      set due_at = case when is_taken then ${lease} else least(delivery.due_at, ${at}) end,
        leased_until = case when is_taken then ${lease} end
      from follower where delivery.id = follower.id
      returning delivery.id, delivery.endpoint_id, delivery.event_id, after_id, is_taken
    ), claimed as (
      select ${CLAIMED_COLUMNS}, delivery.after_id from followed delivery
      join endpoint on endpoint.id = delivery.endpoint_id
      join events event on event.id = delivery.event_id
      where delivery.is_taken
    )
    select known.id as recorded_id, known.endpoint_id as recorded_endpoint_id, known.is_decided, endpoint.failures_in_row,
      claimed.*
    from known join endpoint on endpoint.id = known.endpoint_id left join claimed on claimed.after_id = known.id`);
  return [...rows].map((row) => ({
    deliveryId: row.recorded_id,
    endpointId: row.recorded_endpoint_id,
    isDecided: row.is_decided,
    failuresInRow: row.failures_in_row,
    next: row.delivery_id === null ? null : claimedDelivery(row, { leasedUntil, isProbe: false }),
  }));
}

function inputRow(ctx: Doors, { attempt: { delivery, at, outcome }, verdict }: Judged) {
  const isAnswered = outcome.kind === "answered";
  return {
    delivery_id: delivery.id,
    endpoint_id: delivery.endpoint.id,
    leased_until: delivery.leasedUntil,
    attempt_id: newId("webhookAttempt", { clock: ctx.wallClock, random: ctx.random }),
    at,
    duration_ms: outcome.durationMs,
    status: isAnswered ? outcome.status : null,
    error: isAnswered ? null : outcome.message,
    answer: isAnswered ? outcome.answer : "",
    becomes: verdict.status,
    due_at: verdict.dueAt,
  };
}
