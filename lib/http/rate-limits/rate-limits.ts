import { connect, type DatabaseLimits } from "@/db/client";
import type { Environment } from "@/lib/core/environment";
import type { Log } from "@/lib/core/log";
import { deriveKey } from "@/lib/core/secrets/derive-key";
import type { Policy, Verdict } from "./bucket";
import { type Counter, createCounter } from "./counter";
import { type CallerPolicies, callerPolicies, type NetworkPolicies, networkPolicies } from "./policies";
import { settleBuckets } from "./settle-buckets";
import { createSettler } from "./settler";

/** No request waits for this, but the others hear nothing of this process meanwhile. */
const PATIENCE: DatabaseLimits = {
  statementMs: 3_000,
  lockMs: 2_000,
  idleTransactionMs: 3_000,
  connectionMs: 3_000,
};

export type RateLimits = {
  /** Counts what a visitor's network asks; null where that is not known or not limited. */
  countNetwork(kind: keyof NetworkPolicies, network: string): Verdict | null;
  /** Counts a call of the API for its key and for its merchant and mode; none where there is no limit. */
  countCaller(caller: LimitedCaller): Verdict[];
  close(): Promise<void>;
};

export type LimitedCaller = {
  keyId: string;
  merchantId: string;
  livemode: boolean;
  /** Calls a second that an operator has set for this merchant; null for what holds for everybody. */
  rateLimitPerSecond: number | null;
};

const holder = globalThis as typeof globalThis & { opentillRateLimits?: RateLimits };

/** This web process's limits; null where none were started, as in the development server. */
export function rateLimits(): RateLimits | null {
  return holder.opentillRateLimits ?? null;
}

/** Has this web process limit requests, together with all others on the same database. */
export function startRateLimits(environment: Environment, log: Log): RateLimits {
  const limits = createRateLimits(environment, log);
  holder.opentillRateLimits = limits;
  return limits;
}

/** Limits with a connection of their own, so that counts never stand in line with requests, nor requests with counts. */
export function createRateLimits(
  { database, secret, rateLimits }: Environment,
  log: Log,
  patience = PATIENCE,
): RateLimits {
  const { db, close } = connect(database.url, {
    poolSize: 1,
    plans: database.prepares ? "custom" : "unprepared",
    limits: patience,
  });
  const key = deriveKey(secret, "rate-limits");
  const counter: Counter = createCounter(
    () => performance.now(),
    (isUrgent) => settler.wake(isUrgent),
  );
  const settler = createSettler(
    () => counter,
    (sent) => settleBuckets(db, key, sent),
    log,
  );
  const ofNetworks = networkPolicies(rateLimits);
  const ofCallers = callerPolicies(rateLimits, null);

  const countAll = (policies: CallerPolicies, { keyId, merchantId, livemode }: LimitedCaller): Verdict[] => {
    const verdicts: Verdict[] = [];
    const buckets: [Policy | null, string][] = [
      [policies.key, keyId],
      [policies.merchant, `${merchantId} ${livemode}`],
    ];
    for (const [policy, name] of buckets) {
      if (policy === null || verdicts.some(({ isOver }) => isOver)) continue;
      verdicts.push(counter.count(policy, name));
    }
    return verdicts;
  };

  return {
    countNetwork(kind, network) {
      const policy = ofNetworks[kind];
      return policy === null || network === "" ? null : counter.count(policy, network);
    },
    countCaller(caller) {
      const own = caller.rateLimitPerSecond;
      return countAll(own === null ? ofCallers : callerPolicies(rateLimits, own), caller);
    },
    close() {
      settler.close();
      return close();
    },
  };
}
