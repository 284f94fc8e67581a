import type { Scope } from "@/db/context";
import type { ApiScope } from "@/lib/contracts/scopes";
import { createMemory, type Memory } from "@/lib/core/memory";
import type { ApiKeyKind } from "@/lib/core/secrets/api-key";
import { webContext } from "./context";
import { wakes } from "./wakes";

export type Caller = Scope & {
  keyId: string;
  kind: ApiKeyKind;
  /** What a restricted key may do; null for the other kinds. */
  scopes: readonly ApiScope[] | null;
  expiresAt: Date | null;
  /** Since when the merchant is suspended; null while it may sell. */
  suspendedAt: Date | null;
  /** What the operator has set for the merchant; null for as many calls as anybody may make. */
  rateLimitPerSecond: number | null;
  /** How far the merchant has moved the time of the key's mode. */
  clockOffsetMs: number;
};

/**
 * Told by triggers of the database whenever something changes what a key may do, or a merchant (`tell_api_keys_changed` in
 * the migrations): whoever writes it, also by hand.
 */
export const API_KEYS_CHANGED = "api_keys";

/** So long a key is known at most, where the message about its change was lost with its connection. */
const REMEMBERED_MS = 1_000;

type Known = {
  memory: Memory<Caller>;
  /** How many changes were heard of. */
  changes: number;
  /** Nothing is remembered before changes are heard of. */
  isListening: boolean;
};

const holder = globalThis as typeof globalThis & { opentillCallers?: Known };

/** Who holds the key with this hash, if this process has looked it up within the last second and no key has changed since. */
export function recallCaller(hash: string): Caller | undefined {
  return holder.opentillCallers?.memory.get(hash);
}

/**
 * Call it before a key is looked up; the answer remembers what was found, unless a key was changed meanwhile: what was read
 * may be older than that. Keys of live mode alone are remembered: in test mode the merchant may move its time, which counts
 * with the very next call on whichever server, so that there is a statement in any case. A key that was not found is never
 * remembered.
 */
export function beginLookUp(hash: string, livemode: boolean): (caller: Caller) => void {
  if (!livemode || !webContext().remembersCallers) return () => {};
  const known = listenForChanges();
  const { changes, isListening } = known;
  return (caller) => {
    if (isListening && known.changes === changes) known.memory.set(hash, caller);
  };
}

function listenForChanges(): Known {
  holder.opentillCallers ??= { memory: createMemory(REMEMBERED_MS), changes: 0, isListening: false };
  const known = holder.opentillCallers;
  if (!known.isListening) {
    wakes()
      .then((emitter) => {
        if (known.isListening) return;
        emitter.on(API_KEYS_CHANGED, () => {
          known.changes += 1;
          known.memory.forgetAll();
        });
        known.isListening = true;
      })
      // Without the connection nothing is remembered; the next key tries again.
      .catch(() => {});
  }
  return known;
}
