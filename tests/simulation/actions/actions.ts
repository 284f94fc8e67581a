import type { History } from "../history";
import { bringEvent, giveUp } from "./bank";
import { letTimePass } from "./clock";
import { changeCart, decideAtBank, pay, pressContinue } from "./customer";
import { answerByLink, cancel, confirm, endSessionEarly, markPaid, openSession } from "./merchant";
import { answerOnPhone, askPhone } from "./phone";
import { answerRefundRequest, askForRefund, callOrderOff, endRefundByHand, refund } from "./refunds";
import { sendWebhooks } from "./webhooks";
import { work } from "./worker";

type Action = { weight: number; run(history: History): Promise<unknown> };

/** Who may do something next, and how readily. What makes no sense at the moment is refused, and that is a test too. */
const ACTIONS: readonly Action[] = [
  { weight: 0.5, run: changeCart },
  { weight: 1.5, run: pressContinue },
  { weight: 8, run: pay },
  { weight: 7, run: decideAtBank },
  { weight: 0.8, run: askPhone },
  { weight: 5, run: answerOnPhone },
  { weight: 0.4, run: openSession },
  { weight: 0.4, run: endSessionEarly },
  { weight: 5, run: confirm },
  { weight: 0.8, run: answerByLink },
  { weight: 1.2, run: cancel },
  { weight: 1.5, run: markPaid },
  { weight: 1.2, run: refund },
  { weight: 0.5, run: askForRefund },
  { weight: 0.6, run: answerRefundRequest },
  { weight: 0.5, run: endRefundByHand },
  { weight: 0.25, run: callOrderOff },
  { weight: 6, run: bringEvent },
  { weight: 0.8, run: giveUp },
  { weight: 3.5, run: letTimePass },
  { weight: 5, run: work },
  { weight: 1, run: sendWebhooks },
];

/** What happens once an order is paid and somebody is sorry for it. */
const REGRETS: readonly Action[] = [
  { weight: 3, run: refund },
  { weight: 1.5, run: askForRefund },
  { weight: 2, run: answerRefundRequest },
  { weight: 1, run: endRefundByHand },
  { weight: 1.5, run: bringEvent },
  { weight: 1, run: letTimePass },
  { weight: 2, run: work },
];

export async function moneyGoesBack(history: History): Promise<void> {
  await history.choice.pickWeighted(REGRETS).run(history);
}

export async function somethingHappens(history: History): Promise<void> {
  await history.choice.pickWeighted(ACTIONS).run(history);
}
