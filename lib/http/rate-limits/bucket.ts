/**
 * How much may be asked: `burst` requests at once, of which `perSecond` come back each second. What is refused fills the
 * bucket no further, up to `ceiling`: where that is above the burst, whoever goes on in vain waits ever longer.
 */
export type Policy = { name: string; perSecond: number; burst: number; ceiling: number };

/** A bucket fills with each request and leaks. `level`: requests in it at the time `at`, in milliseconds. */
export type Bucket = { level: number; at: number };

/** What a request is told: whether it may pass, how many more may at once, and when the next one may, in seconds. */
export type Verdict = { policy: Policy; isOver: boolean; remaining: number; retryAfterSeconds: number };

const MS_PER_SECOND = 1_000;

/** What is in the bucket at that time. A clock that goes back leaks nothing. */
export function levelAt({ level, at }: Bucket, { perSecond }: Policy, now: number): number {
  return Math.max(0, level - (Math.max(0, now - at) / MS_PER_SECOND) * perSecond);
}

/**
 * Adds requests that came within so many seconds up to now. They leak from when they began to come, but not in the time
 * before the bucket was measured last: that is over.
 */
export function add(
  bucket: Bucket,
  policy: Policy,
  { added, withinSeconds }: { added: number; withinSeconds: number },
  now: number,
): Bucket {
  const begin = Math.max(bucket.at, now - withinSeconds * MS_PER_SECOND);
  return { level: levelAt(bucket, policy, begin) + added, at: begin };
}

/** Puts one request into the bucket, if there is room; answers whether it went in. */
export function fill(bucket: Bucket, policy: Policy, now: number): { verdict: Verdict; isAdded: boolean } {
  const level = levelAt(bucket, policy, now);
  const isOver = level + 1 > policy.burst;
  const isAdded = level + 1 <= policy.ceiling;
  bucket.level = isAdded ? level + 1 : level;
  bucket.at = now;
  return { verdict: judge(bucket.level, policy, isOver), isAdded };
}

function judge(level: number, policy: Policy, isOver: boolean): Verdict {
  const missing = level + 1 - policy.burst;
  return {
    policy,
    isOver,
    remaining: isOver ? 0 : Math.max(0, Math.floor(policy.burst - level)),
    retryAfterSeconds: missing > 0 ? Math.max(1, Math.ceil(missing / policy.perSecond)) : 0,
  };
}
