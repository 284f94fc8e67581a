import { Notice } from "@/components/ui/notice";
import type { ConfirmPageModel } from "@/lib/contracts/confirm-page-model";
import { formatMoney } from "@/lib/core/money";
import { ConfirmButtons } from "./confirm/confirm-buttons";
import { ConfirmFacts } from "./confirm/confirm-facts";
import { confirmHeading } from "./confirm/confirm-heading";
import { messagesOf } from "./messages/messages-of";
import { StateHeading } from "./order/state-heading";
import { Receipt } from "./receipt/receipt";
import { ReceiptLine } from "./receipt/receipt-line";
import { PageShell } from "./shell/page-shell";

type Props = {
  model: ConfirmPageModel;
  /** The button was pressed when the payment had been decided already. */
  isRefused: boolean;
  nonce?: string | undefined;
};

const RELOAD_SECONDS = 5;

/** `/confirm/{secret}`: one payment for the merchant to confirm, or what has become of it. */
export function ConfirmPage({ model, isRefused, nonce }: Props) {
  const { locale, currency, minutesLeft, status } = model;
  const { summary } = messagesOf(locale);
  const amount = formatMoney(model.amount, currency, locale);
  const isMoving = status === "capturing" || status === "voiding";
  return (
    <PageShell frame={model} path={null} nonce={nonce}>
      {isMoving && <meta httpEquiv="refresh" content={String(RELOAD_SECONDS)} />}
      <div className="mx-auto grid max-w-lg gap-6">
        {isRefused && minutesLeft === null && (
          <Notice tone="warn">
            Your answer came too late and changed nothing. This is what is true now.
          </Notice>
        )}
        <StateHeading {...confirmHeading(model)} />
        <Receipt
          title={`Order ${model.orderNumber}`}
          headingLevel="h2"
          totalLabel={summary.total}
          total={amount}
          isOpen
          facts={<ConfirmFacts model={model} />}
        >
          <ul className="rows">
            {model.lines.map((line) => (
              <ReceiptLine key={line.id} eachLabel={summary.each} {...{ line, currency, locale }} />
            ))}
          </ul>
        </Receipt>
        {minutesLeft !== null && <ConfirmButtons secret={model.secret} amount={amount} />}
      </div>
    </PageShell>
  );
}
