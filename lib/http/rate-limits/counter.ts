import { type Bucket, fill, type Policy, type Verdict } from "./bucket";

/** Each half of what a process remembers: 20,000 buckets at the most, some megabytes, whoever asks from wherever. */
export const MAX_BUCKETS_PER_HALF = 10_000;
/** Buckets that wait to be shared. Beyond that they wait for their next request. */
const MAX_WAITING = 10_000;

/**
 * A part of the burst that this process may keep to itself: whoever asks less than that within the time that an empty
 * bucket takes to come back is never written anywhere. So many servers would have to be asked, each below the part, for
 * a limit to be passed by twice itself.
 */
const KEPT_PART = 1 / 64;
/** From this part of the burst on, the others are told within moments. */
const URGENT_PART = 1 / 32;
const MS_PER_SECOND = 1_000;

type Entry = Bucket & {
  name: string;
  policy: Policy;
  /** Requests that the others have not been told of. */
  unsent: number;
  unsentSince: number;
};

/** Requests of one bucket that are on their way to the shared table: how many, and in how many seconds they came. */
export type Sent = { entry: Entry; added: number; withinSeconds: number };

export type Counter = {
  /** Counts a request. `name` says whose it is; buckets of other policies are others. */
  count(policy: Policy, name: string): Verdict;
  /** How many buckets are remembered. */
  size(): number;
  hasWaiting(): boolean;
  /** What the others are to be told, so many buckets at the most. It counts as told from now on, whatever becomes of it. */
  takeWaiting(most: number): Sent[];
  /** Takes over what the table has answered: what all servers together have in a bucket. */
  confirm(sent: Sent, shared: Bucket): void;
};

/**
 * Counts the requests of this process. What is counted much is listed for the other servers, and `onWaiting` says so. Half
 * of the buckets is forgotten when the other half is full: those that were not asked of meanwhile.
 */
export function createCounter(now: () => number, onWaiting: (isUrgent: boolean) => void): Counter {
  let young = new Map<string, Entry>();
  let old = new Map<string, Entry>();
  const waiting = new Set<Entry>();

  function entryOf(policy: Policy, name: string): Entry {
    const known = young.get(name);
    if (known) return known;
    const entry = old.get(name) ?? { name, policy, level: 0, at: now(), unsent: 0, unsentSince: now() };
    if (young.size >= MAX_BUCKETS_PER_HALF) {
      old = young;
      young = new Map();
    }
    young.set(name, entry);
    return entry;
  }

  function list(entry: Entry, { burst }: Policy): void {
    if (entry.unsent < Math.max(1, Math.floor(burst * KEPT_PART))) return;
    if (waiting.size >= MAX_WAITING) return;
    waiting.add(entry);
    onWaiting(entry.unsent >= Math.floor(burst * URGENT_PART));
  }

  return {
    count(policy, of) {
      const entry = entryOf(policy, `${policy.name} ${of}`);
      const time = now();
      entry.policy = policy;
      const { verdict, isAdded } = fill(entry, policy, time);
      if (isAdded) {
        const windowMs = (policy.burst / policy.perSecond) * MS_PER_SECOND;
        const isStale = time - entry.unsentSince > windowMs && !waiting.has(entry);
        if (entry.unsent === 0 || isStale) entry.unsentSince = time;
        entry.unsent = isStale ? 1 : entry.unsent + 1;
        list(entry, policy);
      }
      return verdict;
    },
    size: () => new Set([...young.keys(), ...old.keys()]).size,
    hasWaiting: () => waiting.size > 0,
    takeWaiting(most) {
      const sent: Sent[] = [];
      for (const entry of waiting) {
        if (sent.length >= most) break;
        waiting.delete(entry);
        const withinSeconds = Math.max(0, now() - entry.unsentSince) / MS_PER_SECOND;
        sent.push({ entry, added: entry.unsent, withinSeconds });
        entry.unsent = 0;
      }
      return sent;
    },
    confirm({ entry }, { level, at }) {
      entry.level = level + entry.unsent;
      entry.at = at;
    },
  };
}
