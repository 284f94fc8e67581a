import type { OrderPageModel } from "@/lib/contracts/page-models";
import { stateEventsOf } from "./embed/state-events-of";
import { messagesOf } from "./messages/messages-of";
import { decideOrderView } from "./order/decide-order-view";
import { headingOf } from "./order/heading-of";
import { LiveStatus } from "./order/live-status";
import { OrderReceipt } from "./order/order-receipt";
import { OrderState } from "./order/order-state";
import { StateHeading } from "./order/state-heading";
import { PageShell } from "./shell/page-shell";

type Props = { model: OrderPageModel; isChangingMethod: boolean; nonce?: string | undefined };

/** `/o/{secret}`: the true state of an order, and what can be done about it. */
export function OrderPage({ model, isChangingMethod, nonce }: Props) {
  const { secret, status, payment } = model;
  const messages = messagesOf(model.locale);
  const view = decideOrderView(model, isChangingMethod);
  return (
    <PageShell frame={model} path={`/o/${secret}`} nonce={nonce} events={stateEventsOf(model)}>
      <div className="grid gap-8 wide:grid-cols-[minmax(0,5fr)_minmax(0,7fr)] wide:gap-14">
        <div className="grid content-start gap-6 wide:col-start-2">
          <StateHeading {...headingOf(view, model, messages)} />
          <OrderState {...{ view, model, messages }} />
        </div>
        <div className="wide:col-start-1 wide:row-start-1">
          <OrderReceipt model={model} messages={messages} />
        </div>
      </div>
      <LiveStatus
        secret={secret}
        known={{ order_status: status, payment_status: payment?.status ?? null }}
        stateKey={`${status}.${payment?.id}.${payment?.status}`}
      />
    </PageShell>
  );
}
