import type { Clock } from "@/lib/core/clock";
import type { Log } from "@/lib/core/log";
import type { Random } from "@/lib/core/random";
import type { postSafely } from "@/lib/core/safe-fetch/post-safely";
import type { Keys } from "@/lib/core/secrets/keys";
import type { Database } from "./client";

/** The doors to time, chance, secrets and the outside: what works the same inside a transaction and beside one. */
export type Doors = {
  /** The time of the merchant whose work is done: in test mode it may have been moved forward. */
  clock: Clock;
  /** The time of the world: for what others see and check, such as signatures and attempts over the network. */
  wallClock: Clock;
  random: Random;
  log: Log;
  keys: Keys;
  /** This server's own address, without a slash at the end. */
  baseUrl: string;
  /** Lets test mode's webhooks go to this machine; only for development. Asked through `mayReachLoopback`. */
  allowLoopback: boolean;
  /** The way to servers whose addresses others have given: a merchant's, a push service's. */
  post: typeof postSafely;
};

/** What every verb is given: the doors, and the database. A transaction has its own (`lib/events/transact.ts`). */
export type Context = Doors & { db: Database };

/** One merchant's objects of one mode: every query names it, so nothing crosses over. */
export type Scope = { merchantId: string; livemode: boolean };

/** Whether what belongs to that mode may be sent to this machine: in test mode alone, and where the operator allows it. */
export function mayReachLoopback(
  ctx: Pick<Doors, "allowLoopback">,
  { livemode }: Pick<Scope, "livemode">,
): boolean {
  return ctx.allowLoopback && !livemode;
}
