import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from "@/lib/core/clock";
import type { History } from "../history";
import { note } from "../history";
import { anyPayment } from "../look";

/** Time passes: seconds to days, or up to the very edge of somebody's deadline. */
export async function letTimePass(history: History): Promise<void> {
  const { clock, choice } = history;
  const edge = choice.chance(0.4) ? await anyEdge(history) : null;
  if (edge) clock.set(edge);
  else clock.advance(choice.pick(STRIDES_MS));
  note(history, `it is ${clock.now().toISOString()}`);
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

async function anyEdge(history: History): Promise<Date | null> {
  const { clock, choice } = history;
  const payment = await anyPayment(history);
  if (!payment) return null;
  const deadline = choice.pickAny(
    [payment.actBy, payment.confirmBy, payment.reconcileAt].filter((time) => time !== null),
  );
  if (!deadline) return null;
  const edge = new Date(deadline.getTime() + choice.pick([-1, 0, 1]));
  return edge > clock.now() ? edge : null;
}
