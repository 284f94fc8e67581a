import type { OrderPageModel } from "@/lib/contracts/page-models";
import type { Messages } from "../messages/en";
import { fill } from "../messages/fill";
import { ActionView } from "./action-view";
import { ApprovalView } from "./approval-view";
import { CheckAgain } from "./check-again";
import { ChooseMethodView } from "./choose-method-view";
import type { OrderView } from "./decide-order-view";
import { InstructionsView } from "./instructions-view";
import { PayView } from "./pay-view";
import { ReturnLink } from "./return-link";

type Props = { view: OrderView; model: OrderPageModel; messages: Messages };

/** What the customer can do in this state, below the words that say which it is. */
export function OrderState({ view, model, messages }: Props) {
  const { payment, selectedMethod } = model;
  const action = payment?.nextAction;
  switch (view) {
    case "pay":
      return selectedMethod && <PayView method={selectedMethod} {...{ model, messages }} />;
    case "choose":
      return <ChooseMethodView {...{ model, messages }} />;
    case "checking":
      return (
        <CheckAgain
          secret={model.secret}
          askAgainUrl={model.askAgainUrl}
          label={messages.order.checkAgain}
          reloadsItself
        />
      );
    case "action":
      return payment && <ActionView {...{ model, payment, messages }} />;
    case "approval":
      if (action?.type !== "approve_on_phone") return null;
      return <ApprovalView {...{ model, action, messages }} />;
    case "instructions":
      if (!payment || action?.type !== "instructions") return null;
      return <InstructionsView instructions={action} {...{ model, payment, messages }} />;
    case "reserved":
      return (
        <>
          <CheckAgain secret={model.secret} label={messages.order.checkAgain} reloadsItself={false} />
          <Return {...{ view, model, messages }} />
        </>
      );
    case "paid":
    case "partly_refunded":
    case "refunded":
      return <Return {...{ view, model, messages }} />;
    case "stuck":
    case "canceled":
    case "deleted":
      return null;
  }
}

function Return({ view, model, messages }: Props) {
  const { result, sessionId, isEmbedded } = model;
  if (!result?.successUrl) return null;
  const merchant = model.merchant.name;
  return (
    <ReturnLink
      url={result.successUrl}
      texts={{
        label: fill(messages.order.returnTo, { merchant }),
        returning: fill(messages.order.returning, { merchant }),
      }}
      isFinal={view === "paid"}
      {...{ sessionId, isEmbedded }}
    />
  );
}
