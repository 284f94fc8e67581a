import type { CheckoutContext } from "@/lib/context/checkout-context";
import { SECOND_MS } from "@/lib/core/clock";
import { createLanes, type Lanes } from "@/lib/core/lanes";
import { dutyOf, TEST_CLOCK } from "@/lib/events/duty-names";
import { findDueClocks } from "./due-clocks";
import { DUTIES, type Duty } from "./duties";
import { type DueRow, findDue } from "./find-due";
import { createFlight } from "./flight";
import { nextTimesOfAll } from "./next-times";
import { performAtOwnTime } from "./perform-at-own-time";
import { performOne } from "./perform-one";
import { repeatable } from "./repeatable";

/**
 * How often it is asked when the next thing is due. The nearest deadline that anybody can set is half a minute away, so each
 * is known before its time; what is due at once is told by the commit. It is also how late a lost message makes something.
 */
const PLAN_EVERY_MS = 5 * SECOND_MS;
const BATCH = 50;
/** Rows of one duty that are worked on at a time. Most of them wait for somebody. */
const MAX_UNDER_WAY = 500;
/** Calls of one merchant to the same bank, and questions to its server, at a time. */
const CALLS = 8;
/** Rows of one merchant that are decided at a time. They wait for one another's locks, each on a connection of the pool. */
const DECISIONS = 3;
/** Longer than most calls take. What is cut off comes due again. */
const STOP_WITHIN_MS = 8 * SECOND_MS;

export type DueWork = {
  /** What a commit has told. */
  hear(message: string): void;
  /** Something may have been missed: looks at everything. */
  lookAtAll(): void;
  /** Begins nothing more, and waits for what is under way. */
  stop(): Promise<void>;
};

/**
 * The worker's due work: asks when something is due, looks at that time for that duty alone, and begins a verb for each row
 * without waiting for the others. What waits for somebody else takes turns in lanes, so that no merchant and no bank that
 * hangs makes anybody else's deadline late.
 */
export function startDueWork(world: CheckoutContext): DueWork {
  const ctx = { ...world, lanes: createLanes(CALLS) };
  const outside = createLanes(CALLS);
  const turns = createLanes(DECISIONS);
  const flight = createFlight();
  const timers = new Map<string, NodeJS.Timeout>();
  let isStopped = false;

  async function look(duty: Duty): Promise<void> {
    for (;;) {
      const except = flight.ids(duty.name);
      const limit = Math.min(BATCH, MAX_UNDER_WAY - except.length);
      if (isStopped || limit <= 0) return;
      const rows = await findDue(ctx, duty, "everybody", { limit, except });
      for (const row of rows) {
        // Where all places were taken, whoever leaves lets the next in.
        flight.begin(
          duty.name,
          row.id,
          () => perform(duty, row),
          () => {
            if (flight.ids(duty.name).length === MAX_UNDER_WAY - 1) looks.get(duty.name)?.();
          },
        );
      }
      if (rows.length < limit) return;
    }
  }

  /** A merchant's rows take turns. While one waits for the bank, its turn is somebody else's. */
  function perform(duty: Duty, row: DueRow): Promise<boolean> {
    if (duty.isOutside)
      return outside.run(`${duty.name} ${row.merchantId}`, () => performOne(ctx, duty, row));
    return turns.run(String(row.merchantId), (turn) => {
      const lanes: Lanes = { run: (lane, call) => turn.lend(() => ctx.lanes.run(lane, call)) };
      return performOne({ ...ctx, lanes }, duty, row);
    });
  }

  async function lookAtClocks(): Promise<void> {
    if (isStopped) return;
    const due = await findDueClocks(ctx, { limit: BATCH, except: flight.ids(TEST_CLOCK) });
    for (const clock of due) {
      flight.begin(
        TEST_CLOCK,
        clock.merchantId,
        () => performAtOwnTime(ctx, clock),
        () => {},
      );
    }
  }

  const onError = (error: unknown) => ctx.log.error({ error }, "looking for due work failed");
  const looks = new Map<string, () => void>(
    DUTIES.map((duty) => [duty.name, repeatable(() => look(duty), onError)]),
  );
  looks.set(TEST_CLOCK, repeatable(lookAtClocks, onError));

  const plan = repeatable(async () => {
    const horizon = PLAN_EVERY_MS;
    const times = await nextTimesOfAll(ctx, DUTIES);
    for (const { name, at } of times) {
      const waitMs = at.getTime() - ctx.wallClock.now().getTime();
      clearTimeout(timers.get(name));
      if (waitMs < horizon && !isStopped)
        timers.set(
          name,
          setTimeout(() => looks.get(name)?.(), waitMs),
        );
    }
  }, onError);
  const planning = setInterval(plan, PLAN_EVERY_MS);
  plan();

  return {
    hear(message) {
      const name = dutyOf(message);
      if (name !== null) looks.get(name)?.();
    },
    lookAtAll() {
      for (const lookAgain of looks.values()) lookAgain();
      plan();
    },
    async stop() {
      isStopped = true;
      clearInterval(planning);
      for (const timer of timers.values()) clearTimeout(timer);
      await flight.settle(STOP_WITHIN_MS);
    },
  };
}
