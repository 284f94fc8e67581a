import { setTimeout } from "node:timers/promises";
import { and, count, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import { connect, type Database } from "@/db/client";
import type { Context, Scope } from "@/db/context";
import { webhookDeliveries, webhookEndpoints } from "@/db/schema";
import { NOTICE_EVENT_TYPES, TRANSITION_EVENT_TYPES } from "@/lib/contracts/event-types";
import { webhookEndpointSchema } from "@/lib/contracts/webhook-objects";
import { systemClock } from "@/lib/core/clock";
import { newId } from "@/lib/core/ids";
import { must } from "@/lib/core/invariant";
import { silentLog } from "@/lib/core/log";
import { secureRandom } from "@/lib/core/random";
import { postSafely } from "@/lib/core/safe-fetch/post-safely";
import { deriveKeys } from "@/lib/core/secrets/keys";
import { emitNotice } from "@/lib/events/emit";
import { transact } from "@/lib/events/transact";
import { type Bench, percentile, type Row, rounded } from "../support/bench";
import { type EventReceiver, openEventReceiver } from "../support/event-receiver";

const EVENTS_PER_SECOND = 100;
const SECONDS = 15;
const EVENTS = EVENTS_PER_SECOND * SECONDS;
/** Each endpoint listens to a type of its own, so that each event is for exactly one of them. */
const TYPES = [...TRANSITION_EVENT_TYPES, ...NOTICE_EVENT_TYPES].filter((type) =>
  /^(refund|checkout)/.test(type),
);
const ENDPOINTS = 10;
/** For two thirds of the time one never answers, and one refuses every second attempt. */
const FAILING_ENDPOINTS = ["dead", "flaky"];
const FAILING_SECONDS = 10;
/** Of each endpoint; the events of one follow one another. */
const OBJECTS_PER_ENDPOINT = 20;
/** Longer than the pause that a circuit has come to by then. */
const SETTLE_SECONDS = 240;

type Emitted = { endpoint: number; committedAt: number };

/**
 * Commits 100 events a second for 15 seconds, each for one of ten endpoints, one of which is dead and one flaky for the first
 * ten. Counts the time from the commit to the first attempt at the sound ones; of all of them what never came, what came out of order
 * within its object, and what came again after it was accepted. The floor is bare `fetch`: the same bodies to the same
 * server at the same pace, right after.
 */
export async function webhookSoak(bench: Bench): Promise<Row[]> {
  const receiver = await openEventReceiver();
  const { db, close } = connect(bench.databaseUrl);
  const letListen = await hushOthers(bench);
  const endpoints = await openEndpoints(bench, receiver);
  const emitted = await emitAll(contextOf(bench, db), await scopeOf(db, endpoints), receiver);
  await settle(db, endpoints);
  const floorMs = await postBarely(receiver);
  await Promise.all(endpoints.map((id) => api(bench, "DELETE", `/webhook-endpoints/${id}`)));
  await letListen();
  await close();
  receiver.close();
  return report(emitted, receiver, floorMs);
}

async function openEndpoints(bench: Bench, receiver: EventReceiver): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < ENDPOINTS; index += 1) {
    const kind = FAILING_ENDPOINTS[index] ?? "works";
    const url = `${receiver.url}/${kind}/${index}`;
    const body = { url, event_types: [typeOf(index)] };
    ids.push(webhookEndpointSchema.parse(await api(bench, "POST", "/webhook-endpoints", body)).id);
  }
  return ids;
}

/** Keeps the example shop out of it; what is answered lets it listen as before. */
async function hushOthers(bench: Bench): Promise<() => Promise<void>> {
  const { data } = await api(bench, "GET", "/webhook-endpoints");
  const others = listed.parse(data);
  for (const { id } of others) {
    await api(bench, "POST", `/webhook-endpoints/${id}`, { event_types: ["order.paid"] });
  }
  return async () => {
    for (const { id, event_types } of others) {
      await api(bench, "POST", `/webhook-endpoints/${id}`, { event_types });
    }
  };
}

const listed = z.array(webhookEndpointSchema);

const typeOf = (endpoint: number) => must(TYPES[endpoint], "a type for each endpoint");

async function scopeOf(db: Database, endpoints: readonly string[]): Promise<Scope> {
  const [row] = await db
    .select({ merchantId: webhookEndpoints.merchantId, livemode: webhookEndpoints.livemode })
    .from(webhookEndpoints)
    .where(eq(webhookEndpoints.id, must(endpoints[0], "an endpoint")));
  return must(row, "the first endpoint");
}

function contextOf({ demo }: Bench, db: Database): Context {
  return {
    db,
    clock: systemClock,
    wallClock: systemClock,
    random: secureRandom,
    log: silentLog,
    // Nothing secret is opened here: events are written, and the worker of the product sends them.
    keys: deriveKeys("a secret of the benchmark that opens nothing"),
    baseUrl: demo.base_url,
    allowLoopback: true,
    post: postSafely,
  };
}

async function emitAll(ctx: Context, scope: Scope, receiver: EventReceiver): Promise<Map<string, Emitted>> {
  const emitted = new Map<string, Emitted>();
  const objects = Array.from({ length: ENDPOINTS * OBJECTS_PER_ENDPOINT }, () => newId("payment", ctx));
  // One writer for each object, as a locked row would have it: events of one object never race one another.
  const lines = new Map<number, Promise<void>>();
  await atPace(async (index) => {
    if (index === EVENTS_PER_SECOND * FAILING_SECONDS) receiver.stopFailing();
    const object = index % objects.length;
    const line = (lines.get(object) ?? Promise.resolve()).then(async () => {
      const endpoint = object % ENDPOINTS;
      const objectId = must(objects[object], "an object");
      const sequence = Math.floor(index / objects.length) + 1;
      const id = await transact(ctx, async (inside) => {
        const data = { id: objectId, object: "payment", amount: 2400, currency: "EUR", index };
        emitNotice(inside, { scope, type: typeOf(endpoint), objectId, sequence, data });
        return must(inside.facts.events[0], "the event").id;
      });
      emitted.set(id, { endpoint, committedAt: performance.now() });
    });
    lines.set(object, line);
    await line;
  });
  return emitted;
}

/** Begins so many a second, however long each takes, and waits for all. */
async function atPace(work: (index: number) => Promise<void>): Promise<void> {
  const startedAt = performance.now();
  const running: Promise<void>[] = [];
  for (let index = 0; index < EVENTS; index += 1) {
    await setTimeout(Math.max(0, startedAt + (index / EVENTS_PER_SECOND) * 1_000 - performance.now()));
    running.push(work(index));
  }
  await Promise.all(running);
}

async function settle(db: Database, endpoints: string[]): Promise<void> {
  for (let second = 0; second < SETTLE_SECONDS; second += 1) {
    const [row] = await db
      .select({ pending: count() })
      .from(webhookDeliveries)
      .where(and(inArray(webhookDeliveries.endpointId, endpoints), eq(webhookDeliveries.status, "pending")));
    if (row?.pending === 0) return;
    await setTimeout(1_000);
  }
}

async function postBarely({ url, bodies }: EventReceiver): Promise<number[]> {
  const timesMs: number[] = [];
  const sent = [...bodies];
  await atPace(async (index) => {
    const before = performance.now();
    const headers = { "content-type": "application/json" };
    await fetch(`${url}/floor`, { method: "POST", body: sent[index % sent.length], headers });
    timesMs.push(performance.now() - before);
  });
  return timesMs;
}

function report(emitted: Map<string, Emitted>, receiver: EventReceiver, floorMs: number[]): Row[] {
  const waitsMs = [...emitted].flatMap(([id, { endpoint, committedAt }]) => {
    const arrival = receiver.arrivals.get(id);
    return endpoint >= FAILING_ENDPOINTS.length && arrival
      ? [Math.max(0, arrival.firstAt - committedAt)]
      : [];
  });
  const times = (timesMs: readonly number[]) =>
    [0.5, 0.95, 0.99].map((share) => rounded(percentile(timesMs, share), 1));
  const row = (
    what: string,
    [p50 = 0, p95 = 0, p99 = 0]: (number | string)[],
    counts: (number | string)[],
  ) => {
    const [events = "", lost = "", outOfOrder = "", duplicates = ""] = counts;
    return {
      what,
      events,
      "p50 ms": p50,
      "p95 ms": p95,
      "p99 ms": p99,
      lost,
      "out of order": outOfOrder,
      duplicates,
    };
  };
  const product = times(waitsMs);
  const floor = times(floorMs);
  const accepted = [...emitted.keys()].filter((id) => (receiver.arrivals.get(id)?.accepted ?? 0) > 0).length;
  return [
    row("commit to first attempt", product, [
      emitted.size,
      emitted.size - accepted,
      receiver.countOutOfOrder(),
      receiver.countDuplicates(),
    ]),
    row("bare fetch, the same bodies", floor, [floorMs.length]),
    row(
      "over the floor",
      product.map((time, index) => `${rounded(time / (floor[index] ?? Number.NaN), 1)}×`),
      [],
    ),
  ];
}

async function api({ demo }: Bench, method: string, path: string, body?: object) {
  const response = await fetch(`${demo.base_url}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${demo.secret_key}`, "content-type": "application/json" },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(`${path}: ${response.status} ${JSON.stringify(answer)}`);
  return answer;
}
