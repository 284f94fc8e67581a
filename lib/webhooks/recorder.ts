import type { Context } from "@/db/context";
import { must } from "@/lib/core/invariant";
import { type Batcher, createBatcher } from "./batcher";
import { isAccepted } from "./judge-refusal";
import type { Attempt } from "./make-attempt";
import { recordAccepted } from "./record-accepted";
import { recordRefused } from "./record-refused";
import type { Written } from "./write-attempts";

/** Attempts that are recorded in one statement. */
const MOST_TOGETHER = 64;

export type Recorder = {
  /** Writes an attempt down, decides what becomes of its delivery, and takes the next event of its object. */
  record(attempt: Attempt): Promise<Written>;
};

type Options = {
  /** For what is taken next; null takes nothing. Asked at each record. */
  leaseMs: () => number | null;
};

const keyOf = ({ delivery }: Attempt) => delivery.id;

/**
 * Records the attempts of one process, those that come at the same time together. What was accepted is recorded whoever's
 * it is; a failure concerns its endpoint, and is recorded with those of the same one. An endpoint that somebody works on for
 * longer, such as a replay, keeps nobody else's records waiting.
 */
export function createRecorder(ctx: Context, { leaseMs }: Options): Recorder {
  const accepted = createBatcher(recordWhatIsFree, { keyOf, most: MOST_TOGETHER });
  const own = new Map<string, { batcher: Batcher<Attempt, Written>; users: number }>();

  async function recordWhatIsFree(attempts: Attempt[]): Promise<(Written | null)[]> {
    const written = await recordAccepted(ctx, attempts, { leaseMs: leaseMs(), skipLocked: true });
    return attempts.map(
      ({ delivery }) => written.find(({ deliveryId }) => deliveryId === delivery.id) ?? null,
    );
  }

  async function recordOfOne(attempts: Attempt[]): Promise<Written[]> {
    const good = attempts.filter(({ outcome }) => isAccepted(outcome));
    const bad = attempts.filter(({ outcome }) => !isAccepted(outcome));
    const written = [
      ...(good.length > 0 ? await recordAccepted(ctx, good, { leaseMs: leaseMs(), skipLocked: false }) : []),
      ...(bad.length > 0 ? await recordRefused(ctx, bad) : []),
    ];
    return attempts.map(({ delivery }) =>
      must(
        written.find(({ deliveryId }) => deliveryId === delivery.id),
        "what was written of an attempt",
      ),
    );
  }

  async function recordForEndpoint(attempt: Attempt): Promise<Written> {
    const { id } = attempt.delivery.endpoint;
    const line = own.get(id) ?? {
      batcher: createBatcher(recordOfOne, { keyOf, most: MOST_TOGETHER }),
      users: 0,
    };
    own.set(id, line);
    line.users += 1;
    try {
      return await line.batcher.add(attempt);
    } finally {
      line.users -= 1;
      if (line.users === 0) own.delete(id);
    }
  }

  return {
    async record(attempt) {
      if (!isAccepted(attempt.outcome)) return recordForEndpoint(attempt);
      return (await accepted.add(attempt)) ?? recordForEndpoint(attempt);
    },
  };
}
