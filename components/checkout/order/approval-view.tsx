import type { OrderPageModel, PageNextAction } from "@/lib/contracts/page-models";
import { Countdown } from "../approval/countdown";
import { MatchingNumber } from "../approval/matching-number";
import type { Messages } from "../messages/en";
import { ChangeMethodLink } from "./change-method-link";
import { CheckAgain } from "./check-again";

type Approval = Extract<PageNextAction, { type: "approve_on_phone" }>;
type Props = { model: OrderPageModel; action: Approval; messages: Messages };

/** The shop's side of an approval: the number that the phone shows too, and the time that is left. */
export function ApprovalView({ model, action, messages }: Props) {
  const { approval, order } = messages;
  return (
    <>
      <MatchingNumber label={approval.number} number={action.matchingNumber}>
        <Countdown
          secondsLeft={action.secondsLeft}
          texts={{ timeLeft: approval.timeLeft, timeUp: approval.timeUp }}
        />
      </MatchingNumber>
      <CheckAgain secret={model.secret} label={order.checkAgain} reloadsItself />
      <ChangeMethodLink model={model} label={order.changeMethod} />
    </>
  );
}
