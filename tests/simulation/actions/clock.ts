import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from "@/lib/core/clock";
import type { History } from "../history";
import { note } from "../history";
import { anyOrder, anyPayment } from "../look";

/** Time passes: seconds to days, or up to the very edge of somebody's deadline. */
export async function letTimePass(history: History): Promise<void> {
  const { clock, choice } = history;
  const deadline = choice.chance(0.5) ? await anyDeadline(history) : null;
  if (deadline) return moveNear(history, deadline);
  clock.advance(choice.pick(STRIDES_MS));
  note(history, `it is ${clock.now().toISOString()}`);
}

/** Seldom: little is left to happen afterwards. */
const DELETION_IS_NEAR = 0.06;

/** A millisecond before, upon or after that time, if it is still to come. */
export function moveNear(history: History, time: Date): void {
  const { clock, choice } = history;
  const edge = new Date(time.getTime() + choice.pick([-1, 0, 1]));
  if (edge <= clock.now()) return;
  clock.set(edge);
  note(history, `it is ${edge.toISOString()}`);
}

const STRIDES_MS: readonly [number, ...number[]] = [
  SECOND_MS,
  7 * SECOND_MS,
  35 * SECOND_MS,
  3 * MINUTE_MS,
  20 * MINUTE_MS,
  61 * MINUTE_MS,
  5 * HOUR_MS,
  DAY_MS,
  8 * DAY_MS,
];

async function anyDeadline(history: History): Promise<Date | null> {
  if (history.choice.chance(DELETION_IS_NEAR)) return (await anyOrder(history))?.deleteAt ?? null;
  const payment = await anyPayment(history);
  if (!payment) return null;
  const { actBy, approveBy, confirmBy, reconcileAt, warnAt } = payment;
  return history.choice.pickAny(
    [actBy, approveBy, confirmBy, reconcileAt, warnAt].filter((time) => time !== null),
  );
}
