import type { ReactNode } from "react";
import { nameOfCard } from "@/lib/contracts/card-name";
import type { OrderPageModel, PagePayment } from "@/lib/contracts/page-models";
import { formatMoney } from "@/lib/core/money";
import { zoneOfCountry } from "@/lib/core/zone-of-country";
import type { Messages } from "../messages/en";
import { fill } from "../messages/fill";
import { nameOfMethod } from "../methods/method-words";
import { Receipt } from "../receipt/receipt";
import { ReceiptLine } from "../receipt/receipt-line";
import { LocalTime } from "../time/local-time";

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
      facts={<Facts facts={factsOf(model, messages)} />}
    >
      <ul className="rows">
        {lines.map((line) => (
          <ReceiptLine key={line.id} line={line} eachLabel={summary.each} {...{ currency, locale }} />
        ))}
      </ul>
    </Receipt>
  );
}

type Fact = [label: string, value: ReactNode];

function Facts({ facts }: { facts: Fact[] }) {
  return (
    <dl className="mt-4 grid gap-1 border-t border-line pt-4 text-sm">
      {facts.map(([label, value]) => (
        <div key={label} className="flex flex-wrap gap-x-3">
          <dt className="text-muted">{label}</dt>
          <dd className="ms-auto min-w-0 wrap-anywhere">
            <bdi>{value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What a customer may want to quote, without what is not known. */
function factsOf(model: OrderPageModel, messages: Messages): Fact[] {
  const { customer, payment, paidAt, locale } = model;
  const { order, details } = messages;
  const zone = zoneOfCountry(model.country);
  const facts: [string, ReactNode][] = [
    [order.created, <LocalTime key="created" time={model.createdAt} {...{ locale, zone }} />],
    [order.paidAt, paidAt && <LocalTime key="paid" time={paidAt} {...{ locale, zone }} />],
    [order.method, paidAt && payment && paidWith(payment, messages)],
    [
      order.refundedAmount,
      model.amountRefunded > 0 ? formatMoney(model.amountRefunded, model.currency, locale) : null,
    ],
    [details.name, customer.name],
    [details.email, customer.email],
    [details.companyName, customer.companyName],
    [order.taxId, customer.taxId],
  ];
  return facts.filter(([, value]) => Boolean(value));
}

function paidWith({ method, card }: PagePayment, messages: Messages): string {
  return card ? nameOfCard(card, messages.names.card) : nameOfMethod(method, messages);
}
