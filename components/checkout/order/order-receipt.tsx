import type { OrderPageModel } from "@/lib/contracts/page-models";
import { formatMoney } from "@/lib/core/money";
import type { Messages } from "../messages/en";
import { fill } from "../messages/fill";
import { nameOfMethod } from "../methods/method-words";
import { Receipt } from "../receipt/receipt";
import { ReceiptLine } from "../receipt/receipt-line";

const MOST_UNFOLDED_LINES = 2;

type Props = { model: OrderPageModel; messages: Messages };

export function OrderReceipt({ model, messages }: Props) {
  const { lines, currency, locale, paidAt } = model;
  const { order, summary } = messages;
  return (
    <Receipt
      title={fill(order.number, { number: model.number })}
      headingLevel="h2"
      totalLabel={summary.total}
      total={formatMoney(model.amountTotal, currency, locale)}
      isOpen={lines.length <= MOST_UNFOLDED_LINES || paidAt !== null}
    >
      <ul className="divide-y divide-line">
        {lines.map((line) => (
          <ReceiptLine key={line.id} line={line} eachLabel={summary.each} {...{ currency, locale }} />
        ))}
      </ul>
      <dl className="mt-3 grid gap-1 border-t border-line pt-3 text-sm">
        {factsOf(model, messages).map(([label, value]) => (
          <div key={label} className="flex flex-wrap gap-x-3">
            <dt className="text-muted">{label}</dt>
            <dd className="ms-auto min-w-0 break-words">
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </Receipt>
  );
}

/** What a customer may want to quote, without what is not known. */
function factsOf(model: OrderPageModel, messages: Messages): [label: string, value: string][] {
  const { customer, payment, paidAt, locale } = model;
  const { order, details } = messages;
  const facts: [string, string | null][] = [
    [order.created, formatTime(model.createdAt, locale)],
    [order.paidAt, paidAt && formatTime(paidAt, locale)],
    [order.method, paidAt && payment && nameOfMethod(payment.method, messages)],
    [
      order.refundedAmount,
      model.amountRefunded > 0 ? formatMoney(model.amountRefunded, model.currency, locale) : null,
    ],
    [details.name, customer.name],
    [details.email, customer.email],
    [details.companyName, customer.companyName],
    [order.taxId, customer.taxId],
  ];
  return facts.filter((fact): fact is [string, string] => Boolean(fact[1]));
}

/** In UTC and said so: the server does not know where the customer is. */
function formatTime(time: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZone: "UTC",
    timeZoneName: "short",
  }).format(new Date(time));
}
