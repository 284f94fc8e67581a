import { WARNING_PERCENTS, type WarningPercent } from "@/lib/contracts/confirmation-objects";
import { addMs } from "@/lib/core/clock";

/** How far the warnings of a payment have come. `warnAt` is when the one after `warningsSent` is due. */
type Warnings = { confirmBy: Date; warnAt: Date; warningsSent: number };

export type PlannedWarning = {
  percent: WarningPercent;
  /** What the payment remembers once it is sent; those that were jumped over count as sent. */
  warningsSent: number;
  warnAt: Date | null;
};

/** When the merchant is first told that its time runs out; null where there is no time at all. */
export function firstWarningAt(authorizedAt: Date, confirmBy: Date): Date | null {
  const windowMs = confirmBy.getTime() - authorizedAt.getTime();
  return windowMs > 0 ? timeOf(WARNING_PERCENTS[0], confirmBy, windowMs) : null;
}

/**
 * The warning to send now: of those that are due the latest, since a worker that was away would tell of half the time
 * when a twentieth is left. Null from `confirmBy` on, when nothing can be confirmed any more.
 */
export function planWarning({ confirmBy, warnAt, warningsSent }: Warnings, now: Date): PlannedWarning | null {
  const left = WARNING_PERCENTS.slice(warningsSent);
  const [first] = left;
  if (first === undefined || now >= confirmBy) return null;
  // The window is not stored: what is left of it when a known part is over tells its length.
  const windowMs = ((confirmBy.getTime() - warnAt.getTime()) * 100) / (100 - first);
  const due = left.filter((percent) => percent === first || timeOf(percent, confirmBy, windowMs) <= now);
  const sent = warningsSent + due.length;
  const next = WARNING_PERCENTS[sent];
  return {
    percent: due.at(-1) ?? first,
    warningsSent: sent,
    warnAt: next === undefined ? null : timeOf(next, confirmBy, windowMs),
  };
}

function timeOf(percent: WarningPercent, confirmBy: Date, windowMs: number): Date {
  return addMs(confirmBy, -Math.round((windowMs * (100 - percent)) / 100));
}
