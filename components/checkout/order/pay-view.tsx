import { Notice } from "@/components/ui/notice";
import type { OrderPageModel } from "@/lib/contracts/page-models";
import type { PaymentMethodCard } from "@/lib/contracts/payment-method-card";
import { isLivePayment } from "@/lib/contracts/statuses";
import type { Messages } from "../messages/en";
import { fill } from "../messages/fill";
import { MethodIcon } from "../methods/method-icon";
import { durationOfMethod, nameOfMethod, payButtonOf, stepOfMethod } from "../methods/method-words";
import { CardForm } from "./card-form";
import { ChangeMethodLink } from "./change-method-link";
import { PayForm } from "./pay-form";
import { TestCardSelect } from "./test-card-select";

type Props = { model: OrderPageModel; method: PaymentMethodCard; messages: Messages };

export function PayView({ model, method, messages }: Props) {
  const { secret, locale, livemode, errors, isEmbedded, embedOrigin, sessionId } = model;
  const { button, network, card, testCards } = messages;
  const shared = {
    secret,
    methodId: method.id,
    label: payButtonOf(method, model, messages),
    errorTexts: payErrorTexts(messages),
    parent: { isEmbedded, embedOrigin, sessionId },
  };
  const texts = { working: button.working, unreachable: network.payment };
  const methodError = errors.payment_method && wordsOf(errors.payment_method, messages);
  return (
    <>
      {methodError && <Notice tone="danger">{methodError}</Notice>}
      <SwitchingNotice {...{ model, method, messages }} />
      <p className="flex items-center gap-3 rounded-lg border border-line bg-surface px-4 py-3">
        <MethodIcon method={method} />
        <span className="min-w-0">
          <span className="block font-medium">
            <bdi>{nameOfMethod(method, messages)}</bdi>
          </span>
          <span className="block text-sm text-muted">
            {stepOfMethod(method, messages)} · {durationOfMethod(method, messages, locale)}
          </span>
        </span>
      </p>
      {method.nextStep === "enter_card" ? (
        <CardForm
          {...shared}
          livemode={livemode}
          firstError={errors.token ?? null}
          texts={{ ...card, ...texts, outcomes: testCards }}
        >
          <TestCardSelect
            label={card.testCards}
            choose={card.choose}
            outcomes={testCards}
            isAtOnce={errors.token !== undefined}
          />
        </CardForm>
      ) : (
        <PayForm {...shared} texts={texts} />
      )}
      <ChangeMethodLink model={model} label={messages.order.changeMethod} />
    </>
  );
}

/** Another payment still rests, and ends when this one begins. */
function SwitchingNotice({ model, method, messages }: Props) {
  const { payment } = model;
  if (!payment || !isLivePayment(payment.status) || payment.method.id === method.id) return null;
  const values = { method: nameOfMethod(method, messages), previous: nameOfMethod(payment.method, messages) };
  return <Notice tone="wait">{fill(messages.order.switching, values)}</Notice>;
}

function wordsOf(code: string, { errors }: Messages): string {
  const words: Record<string, string> = errors;
  return words[code] ?? errors.unknown;
}

/** Without what only the cart page can say: every word sent to the scripts is sent a second time. */
function payErrorTexts({ errors }: Messages): Record<string, string> {
  return Object.fromEntries(
    Object.entries(errors).filter(([code]) => /^(card_|token_|not_a_|payment_method_|unknown)/.test(code)),
  );
}
