import {
  MAX_STREAMS_PER_ADDRESS,
  MAX_STREAMS_PER_KEY,
  MAX_STREAMS_PER_LINK,
  STREAM_RETRY_AFTER_SECONDS,
} from "@/lib/contracts/limits";
import { Refusal } from "@/lib/core/errors";

const LIMITS = { link: MAX_STREAMS_PER_LINK, key: MAX_STREAMS_PER_KEY, address: MAX_STREAMS_PER_ADDRESS };

export type Place = { of: keyof typeof LIMITS; name: string };

const holder = globalThis as typeof globalThis & { opentillStreams?: Map<string, number> };

/**
 * Takes a place among the open streams of this process for each of a link, a key and an address; answers how to give them
 * back. Refused (429) where one of them has as many as it may: an open stream costs a look at each change.
 */
export function takePlaces(places: readonly Place[]): () => void {
  holder.opentillStreams ??= new Map();
  const open = holder.opentillStreams;
  const names = places.map(({ of, name }) => `${of} ${name}`);
  const isFull = places.some(({ of }, index) => (open.get(names[index] ?? "") ?? 0) >= LIMITS[of]);
  if (isFull) {
    throw new Refusal(429, "too_many_streams", "Too many streams are open already. Close one, or wait.", {
      headers: { "retry-after": `${STREAM_RETRY_AFTER_SECONDS}` },
    });
  }
  for (const name of names) open.set(name, (open.get(name) ?? 0) + 1);
  let isGiven = false;
  return () => {
    if (isGiven) return;
    isGiven = true;
    for (const name of names) {
      const left = (open.get(name) ?? 1) - 1;
      if (left === 0) open.delete(name);
      else open.set(name, left);
    }
  };
}
