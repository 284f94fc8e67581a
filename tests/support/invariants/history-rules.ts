import { TRANSITION_EVENT_TYPES } from "@/lib/contracts/event-types";
import type { Ledger } from "./read-ledger";

type Entry = Ledger["history"][number];

/** One event for every transition and the other way round, numbered without gaps, in order (invariants 7, 9, 10). */
export function historyRules(ledger: Ledger): string[] {
  const byObject = groupBy(ledger.history, (entry) => entry.event.objectId);
  const objects = [
    ...ledger.sessions,
    ...ledger.orders,
    ...ledger.payments,
    ...ledger.refunds,
    ...ledger.refundRequests,
  ];
  return [
    ...positions(ledger),
    ...ledger.orphanTransitions.map((row) => `${row.objectId} went to ${row.to} and no event tells of it`),
    ...ledger.history.flatMap(pairing),
    ...objects.flatMap((object) => story(object, byObject.get(object.id) ?? [])),
  ];
}

/** A merchant's log of one mode is numbered 1, 2, 3 … up to its counter. */
function positions({ history, counters }: Ledger): string[] {
  const logs = groupBy(history, ({ event }) => `${event.merchantId} ${event.livemode}`);
  return counters.flatMap(({ merchantId, livemode, position }) => {
    const entries = logs.get(`${merchantId} ${livemode}`) ?? [];
    const broken = entries.flatMap(({ event }, index) =>
      event.position === index + 1 ? [] : [`${event.id} is at ${event.position} in place of ${index + 1}`],
    );
    return entries.length === position ? broken : [...broken, `${merchantId} has lost events of its log`];
  });
}

const TELL_OF_TRANSITIONS: readonly string[] = TRANSITION_EVENT_TYPES;

function pairing({ event, transition }: Entry): string[] {
  const wanted = TELL_OF_TRANSITIONS.includes(event.type);
  if (wanted !== (transition !== null)) {
    return [`${event.type} of ${event.objectId} has ${transition ? "a" : "no"} transition`];
  }
  const body: unknown = JSON.parse(event.body);
  const { id, type, sequence, data } = body as { id: string; type: string; sequence: number; data: Data };
  if (id !== event.id || type !== event.type || sequence !== event.sequence) {
    return [`the body of ${event.id} tells of another event`];
  }
  if (transition === null) return [];
  return data.id === event.objectId && data.status === transition.to
    ? []
    : [`${event.type} of ${event.objectId} tells of ${data.id} as ${data.status}`];
}

type Data = { id: string; status: string };
type Told = { id: string; status: string; eventSequence: number };

/** The events of one object, read in order, lead from nothing to how it is now. */
function story(object: Told, entries: readonly Entry[]): string[] {
  const broken = entries.flatMap(({ event }, index) =>
    event.sequence === index + 1
      ? []
      : [`${event.id} is number ${event.sequence} of ${object.id}, not ${index + 1}`],
  );
  if (object.eventSequence !== entries.length) {
    broken.push(`${object.id} counts ${object.eventSequence} events and has ${entries.length}`);
  }
  let status: string | null = null;
  for (const { transition } of entries) {
    if (!transition) continue;
    if (transition.from !== status)
      broken.push(`${object.id} went from ${transition.from} but was ${status}`);
    if (FINAL.includes(`${prefixOf(object.id)}:${status}`)) broken.push(`${object.id} left ${status}`);
    status = transition.to;
  }
  if (status !== object.status) broken.push(`${object.id} is ${object.status}, its events say ${status}`);
  return broken;
}

const FINAL: readonly string[] = [
  ...["completed", "expired", "canceled"].map((status) => `cs:${status}`),
  ...["refunded", "canceled", "deleted"].map((status) => `ord:${status}`),
  ...["succeeded", "failed", "canceled"].map((status) => `pay:${status}`),
  ...["succeeded", "failed"].map((status) => `ref:${status}`),
  ...["accepted", "refused"].map((status) => `rr:${status}`),
];

function prefixOf(id: string): string {
  return id.slice(0, id.indexOf("_"));
}

function groupBy<T>(list: readonly T[], keyOf: (each: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const each of list) {
    const group = groups.get(keyOf(each));
    if (group) group.push(each);
    else groups.set(keyOf(each), [each]);
  }
  return groups;
}
