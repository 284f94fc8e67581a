import { buttonClasses } from "@/components/ui/button-classes";
import type { CartPageModel, PageLine } from "@/lib/contracts/page-models";
import { formatMoney } from "@/lib/core/money";
import type { Messages } from "../messages/en";
import { fill } from "../messages/fill";
import { Receipt } from "../receipt/receipt";
import { ReceiptLine } from "../receipt/receipt-line";
import { QuantityField } from "./quantity-field";
import { UpdateButton } from "./update-button";

/** A short order is shown at once on a phone too, a long one is folded. */
const MOST_UNFOLDED_LINES = 2;

type Props = { model: CartPageModel; messages: Messages };

export function CartReceipt({ model, messages }: Props) {
  const { lines, currency, locale, errors } = model;
  const { summary } = messages;
  const hasWrongQuantity = Object.keys(errors).some((name) => name.startsWith("quantities."));
  return (
    <Receipt
      title={summary.title}
      headingLevel="h1"
      totalLabel={summary.total}
      total={formatMoney(model.amountTotal, currency, locale)}
      isOpen={lines.length <= MOST_UNFOLDED_LINES || hasWrongQuantity}
    >
      <ul className="rows">
        {lines.map((line) => (
          <ReceiptLine key={line.id} line={line} eachLabel={summary.each} {...{ currency, locale }}>
            {(line.bounds || line.isRemovable) && (
              <LineControls line={line} messages={messages} action={`/api/checkout/${model.secret}/cart`} />
            )}
          </ReceiptLine>
        ))}
      </ul>
      {lines.some((line) => line.bounds) && <UpdateButton secret={model.secret} label={summary.update} />}
    </Receipt>
  );
}

function LineControls({ line, messages, action }: { line: PageLine; messages: Messages; action: string }) {
  const { summary } = messages;
  const named = (message: string) => fill(message, { name: line.name });
  return (
    <div className="mt-1 flex items-center gap-5">
      {line.bounds && (
        <QuantityField
          lineId={line.id}
          quantity={line.quantity}
          bounds={line.bounds}
          texts={{
            label: named(summary.quantityOf),
            less: named(summary.less),
            more: named(summary.more),
          }}
        />
      )}
      {line.isRemovable && (
        <button
          type="submit"
          name="remove"
          value={line.id}
          formAction={action}
          aria-label={named(summary.removeLine)}
          className={`${buttonClasses("quiet")} -ms-1 text-sm`}
        >
          {summary.remove}
        </button>
      )}
    </div>
  );
}
