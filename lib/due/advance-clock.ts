import { sql } from "drizzle-orm";
import type { Scope } from "@/db/context";
import { testClocks } from "@/db/schema";
import type { CheckoutContext, CheckoutTransaction } from "@/lib/context/checkout-context";
import { MAX_CLOCK_ADVANCE_DAYS } from "@/lib/contracts/limits";
import { fieldError } from "@/lib/contracts/parse";
import type { AdvanceClockRequest, TestClockObject } from "@/lib/contracts/test-mode";
import { addMs, DAY_MS, SECOND_MS } from "@/lib/core/clock";
import { invalidFields } from "@/lib/core/errors";
import { transact } from "@/lib/events/transact";
import { atMerchantTime, readClockOffsetMs } from "@/lib/merchants/merchant-clock";
import { bringDeliveriesForward } from "@/lib/webhooks/bring-deliveries-forward";
import { DUTIES } from "./duties";
import { nextTimes } from "./next-times";
import { performDueOf } from "./perform-due";

/** Deadlines that are stopped at on the way; what lies beyond them is done at the end, in one go. */
const MAX_STOPS = 200;
/** Rounds of due work at one stop: something that stays due, such as a bank that can't be reached, must not hold it. */
const MAX_ROUNDS = 10;

/**
 * Moves the time of a merchant's test mode forward and does what falls due on the way, each thing at its own time and in
 * order: a warning, then the deadline it warned of. The answer comes when that is done.
 *
 * Webhook retries live in wall-clock time: theirs are brought nearer by as much. The caller has seen to it that the scope
 * is test mode. Refused (422) for a time that has passed and for more than `MAX_CLOCK_ADVANCE_DAYS`. `also` is written
 * before anything moves.
 */
export async function advanceClock(
  world: CheckoutContext,
  scope: Scope,
  request: AdvanceClockRequest,
  also?: (inside: CheckoutTransaction, target: Date) => Promise<void>,
): Promise<TestClockObject> {
  const target = targetOf((await atMerchantTime(world, scope)).clock.now(), request);
  if (also) await transact(world, (inside) => also(inside, target));
  return moveClockTo(world, scope, target);
}

/** The rest of a move whose target is known: a clock that is there or beyond stays where it is. */
export async function moveClockTo(
  world: CheckoutContext,
  scope: Scope,
  target: Date,
): Promise<TestClockObject> {
  let performed = await performAll(world, scope);
  for (let stop = 0; stop < MAX_STOPS; stop += 1) {
    const next = await findNextStop(world, scope);
    if (next === null || next >= target) break;
    await moveTo(world, scope, next);
    performed += await performAll(world, scope);
  }
  await moveTo(world, scope, target);
  performed += await performAll(world, scope);
  return presentClock(world, scope, performed);
}

/** The time of a merchant's test mode as it is. */
export async function presentClock(
  world: CheckoutContext,
  scope: Scope,
  performed = 0,
): Promise<TestClockObject> {
  const offsetMs = await readClockOffsetMs(world.db, scope);
  return {
    object: "test_clock",
    now: addMs(world.wallClock.now(), offsetMs).toISOString(),
    offset_seconds: Math.round(offsetMs / SECOND_MS),
    performed,
  };
}

function targetOf(begin: Date, request: AdvanceClockRequest): Date {
  const target = request.to ? new Date(request.to) : addMs(begin, (request.seconds ?? 0) * SECOND_MS);
  if (target <= begin || target > addMs(begin, MAX_CLOCK_ADVANCE_DAYS * DAY_MS)) {
    throw invalidFields([fieldError([request.to ? "to" : "seconds"], "clock_advance_invalid")]);
  }
  return target;
}

/** The first deadline that is still to come. */
async function findNextStop(world: CheckoutContext, scope: Scope): Promise<Date | null> {
  const { clock } = await atMerchantTime(world, scope);
  const owned = DUTIES.filter(({ rows }) => rows.owner !== null);
  const times = await nextTimes(world, owned, { only: scope.merchantId }, clock.now());
  return times.map(({ at }) => at).sort((left, right) => +left - +right)[0] ?? null;
}

/**
 * Moves the clock up to a time, and never back: two requests at once leave it at the later one. Moves of one clock queue on
 * an advisory lock, so that its row is locked last, after the deliveries, as every commit of facts does.
 */
async function moveTo(world: CheckoutContext, scope: Scope, time: Date): Promise<void> {
  await transact(world, async (inside) => {
    const wanted = time.getTime() - inside.wallClock.now().getTime();
    const now = inside.wallClock.now();
    await inside.tx.execute(
      sql`select pg_advisory_xact_lock(hashtextextended(${`test clock ${scope.merchantId}`}, 0))`,
    );
    const [before] = await inside.tx
      .select({ offsetMs: testClocks.offsetMs })
      .from(testClocks)
      .where(sql`${testClocks.merchantId} = ${scope.merchantId}`);
    const movedMs = wanted - (before?.offsetMs ?? 0);
    if (movedMs <= 0) return;
    await bringDeliveriesForward(inside, scope, movedMs);
    const moved = { offsetMs: wanted, movedAt: now, lookAt: now };
    await inside.tx
      .insert(testClocks)
      .values({ merchantId: scope.merchantId, ...moved })
      .onConflictDoUpdate({ target: testClocks.merchantId, set: moved });
  });
}

async function performAll(world: CheckoutContext, scope: Scope): Promise<number> {
  const own = await atMerchantTime(world, scope);
  let performed = 0;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const found = await performDueOf(own, { only: scope.merchantId });
    if (found === 0) break;
    performed += found;
  }
  return performed;
}
