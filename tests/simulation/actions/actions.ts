import type { History } from "../history";
import { bringEvent, giveUp } from "./bank";
import { letTimePass } from "./clock";
import { changeCart, decideAtBank, pay, pressContinue } from "./customer";
import { cancel, confirm, endSessionEarly, markPaid, openSession } from "./merchant";
import { work } from "./worker";

type Action = { weight: number; run(history: History): Promise<unknown> };

/** Who may do something next, and how readily. What makes no sense at the moment is refused, and that is a test too. */
const ACTIONS: readonly Action[] = [
  { weight: 0.5, run: changeCart },
  { weight: 1.5, run: pressContinue },
  { weight: 8, run: pay },
  { weight: 7, run: decideAtBank },
  { weight: 0.4, run: openSession },
  { weight: 0.4, run: endSessionEarly },
  { weight: 5, run: confirm },
  { weight: 1.2, run: cancel },
  { weight: 1.5, run: markPaid },
  { weight: 6, run: bringEvent },
  { weight: 0.8, run: giveUp },
  { weight: 3.5, run: letTimePass },
  { weight: 5, run: work },
];

export async function somethingHappens(history: History): Promise<void> {
  await history.choice.pickWeighted(ACTIONS).run(history);
}
