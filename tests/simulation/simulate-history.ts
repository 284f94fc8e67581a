import { eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { eventCounters } from "@/db/schema";
import { moneyGoesBack, somethingHappens } from "./actions/actions";
import { deliver } from "./actions/bank";
import { pressContinue } from "./actions/customer";
import { openSession } from "./actions/merchant";
import { work } from "./actions/worker";
import { beginHistory } from "./begin-history";
import { checkHistories } from "./check-histories";
import { type Doors, SOUND_DOORS } from "./doors";
import type { History } from "./history";
import { note } from "./history";
import { anyPaidOrder } from "./look";
import { settle } from "./settle";

const FEWEST_STEPS = 1;
/** Most histories are short, so that there can be many; some are long enough for anything to meet anything. */
const LONGEST = 24;
const MOST_STEPS = [3, 3, 4, 4, 5, 6, 10, LONGEST] as const;
const MOST_REGRETS = 3;
/** Most histories are about money; the others about carts that wait. */
const BEGINS_WITH_ORDER = 0.85;

/** Plays the history of that seed and looks at it; what should not be is in `broken`. The same seed is the same history. */
export async function simulateHistory(db: Database, seed: number, doors?: Doors): Promise<History> {
  const history = await playHistory(db, seed, doors);
  await checkHistories(db, [history]);
  return history;
}

/** Plays the history of that seed until it has come to rest. What it left behind is looked at by `checkHistories`. */
export async function playHistory(db: Database, seed: number, doors: Doors = SOUND_DOORS): Promise<History> {
  const history = await beginHistory(db, seed, doors);
  await openSession(history);
  if (history.choice.chance(BEGINS_WITH_ORDER)) await pressContinue(history);
  const mostSteps = doors.playsLong ? LONGEST : history.choice.pick(MOST_STEPS);
  for (let left = history.choice.between(FEWEST_STEPS, mostSteps); left > 0; left -= 1) {
    await somethingHappens(history);
  }
  await regret(history);
  await settle(history);
  if (history.broken.length === 0) await sayEverythingAgain(history);
  return history;
}

/** Few orders are paid early enough for much to be refunded by chance. */
async function regret(history: History): Promise<void> {
  if (!(await anyPaidOrder(history))) return;
  for (let left = history.choice.between(0, MOST_REGRETS); left > 0; left -= 1) await moneyGoesBack(history);
}

/** The bank repeats every event that has arrived; nothing may come of it. */
async function sayEverythingAgain(history: History): Promise<void> {
  note(history, "— everything is said again");
  history.lengthAtRest = await logLength(history);
  for (const event of history.arrived.splice(0)) await deliver(history, event);
  await work(history);
}

async function logLength({ db, scope }: History): Promise<number> {
  const [counter] = await db
    .select({ position: eventCounters.position })
    .from(eventCounters)
    .where(eq(eventCounters.merchantId, scope.merchantId));
  return counter?.position ?? 0;
}
