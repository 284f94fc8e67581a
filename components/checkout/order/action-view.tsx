import type { OrderPageModel, PagePayment } from "@/lib/contracts/page-models";
import type { Messages } from "../messages/en";
import { fill } from "../messages/fill";
import { nameOfMethod, stepOfMethod } from "../methods/method-words";
import { BankLink } from "./bank-link";
import { ChangeMethodLink } from "./change-method-link";
import { CheckAgain } from "./check-again";

const AT_A_BANK = ["enter_card", "bank_login", "bank_app", "choose_bank"];

type Props = { model: OrderPageModel; payment: PagePayment; messages: Messages };

/** The customer's own step: a link to where it happens, or word that it happens on their phone. */
export function ActionView({ model, payment, messages }: Props) {
  const { order, page } = messages;
  const { isEmbedded, embedOrigin, sessionId } = model;
  const { method, nextAction } = payment;
  const link = nextAction?.type === "redirect" ? nextAction : null;
  const label = AT_A_BANK.includes(method.nextStep)
    ? order.continueToBank
    : fill(order.continueTo, { method: nameOfMethod(method, messages) });
  return (
    <>
      <p className="max-w-prose text-lg">
        {stepOfMethod(method, messages)}. {link ? order.actionBody : order.actionWait}
      </p>
      {link && (
        <BankLink
          url={link.url}
          label={label}
          newWindow={isEmbedded && link.presentation === "window" ? page.newWindow : null}
          parent={{ isEmbedded, embedOrigin, sessionId }}
        />
      )}
      <CheckAgain secret={model.secret} label={order.checkAgain} reloadsItself={false} />
      <ChangeMethodLink model={model} label={order.changeMethod} />
    </>
  );
}
