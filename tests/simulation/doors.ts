import type { Context } from "@/db/context";
import type { Clock } from "@/lib/core/clock";
import type { Provider } from "@/lib/providers/provider";

/** The doors at which a bug can be planted: what our verbs are given, and could be given wrong. */
export type Doors = {
  provider(provider: Provider): Provider;
  /** The clock of the server that takes the merchant's requests. */
  merchantClock(clock: Clock): Clock;
  /** The way to the merchant's server. */
  post(post: Context["post"]): Context["post"];
  /** Whether every history is long: a bug shows sooner, and fewer are played. */
  playsLong: boolean;
};

export const SOUND_DOORS: Doors = {
  provider: (provider) => provider,
  merchantClock: (clock) => clock,
  post: (post) => post,
  playsLong: false,
};

/** Nothing is wrong, and histories are as long as where bugs are looked for. */
export const LONG_DOORS: Doors = { ...SOUND_DOORS, playsLong: true };
