import { HOUR_MS, MINUTE_MS, SECOND_MS } from "@/lib/core/clock";
import { collectEvents, deliver } from "./actions/bank";
import { work } from "./actions/worker";
import { type Deadlines, nextDueAt, readDeadlines } from "./due";
import type { History } from "./history";
import { note } from "./history";
import { CALM } from "./mood";

/** Far more than any history needs; one that needs more will never end. */
const MAX_ROUNDS = 200;
/** Longer than the bank keeps any event of its own accord. */
const BANK_DELAY_MS = 10 * SECOND_MS;

/**
 * Gives everybody time: no more misfortune, promises are kept, events arrive (or, in some histories, none any more), and
 * the clock runs on from deadline to deadline until nothing is due.
 */
export async function settle(history: History): Promise<void> {
  const { fallsSilent, releasesEarly } = history.mood;
  history.mood = { ...CALM, releasesEarly };
  note(history, fallsSilent ? "— calm, and not a word from the bank" : "— calm");
  let hasWaitedForBank = false;
  // Only events and work change what is due: to look at the clock again needs no query.
  let deadlines: Deadlines | null = null;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const arrivals = await bringAllEvents(history, fallsSilent);
    if (arrivals > 0) {
      hasWaitedForBank = false;
      deadlines = null;
    }
    deadlines ??= await readDeadlines(history);
    const next = nextDueAt(deadlines);
    if (next !== null && next <= history.clock.now()) {
      if ((await work(history, deadlines)) === 0)
        history.broken.push("something is due and no worker finds it");
      deadlines = null;
    } else if (next !== null) moveTo(history, new Date(next.getTime() + history.choice.pick(LATENESS_MS)));
    else if (hasWaitedForBank && history.mood === CALM) return;
    else if (hasWaitedForBank) await keepPromises(history);
    else {
      history.clock.advance(BANK_DELAY_MS);
      hasWaitedForBank = true;
    }
    if (history.broken.length > 0) return;
  }
  history.broken.push(`work is still due after ${MAX_ROUNDS} rounds`);
}

/** A worker is seldom late, and may be very late. */
const LATENESS_MS: readonly [number, ...number[]] = [0, 20 * SECOND_MS, 10 * MINUTE_MS, 2 * HOUR_MS];

function moveTo(history: History, time: Date): void {
  history.clock.set(time);
  note(history, `it is ${time.toISOString()}`);
}

/** A customer who finds the page still open may be quicker than the bank. */
async function keepPromises(history: History): Promise<void> {
  const { bank, choice, owedReleases } = history;
  history.mood = CALM;
  for (const paymentId of owedReleases) {
    const isApproved = choice.chance(0.7) && (await bank.decide(paymentId, "approve"));
    if (isApproved) note(history, `the customer says “approve” to ${paymentId} at the bank after all`);
    note(history, `the bank releases ${paymentId} at last: ${await bank.giveUp(paymentId)}`);
  }
}

async function bringAllEvents(history: History, isSilent: boolean): Promise<number> {
  const count = await collectEvents(history);
  const events = history.inTransit.splice(0);
  for (const event of isSilent ? [] : events) await deliver(history, event);
  return count;
}
