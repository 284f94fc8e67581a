import type { PhonePageModel } from "@/lib/contracts/phone-page-model";
import { formatMoney } from "@/lib/core/money";
import { zoneOfCountry } from "@/lib/core/zone-of-country";
import type { Messages } from "../messages/en";
import { fill } from "../messages/fill";
import { LocalTime } from "../time/local-time";

type Props = { model: PhonePageModel; messages: Messages };

/** What came of the latest requests, newest first. */
export function RequestHistory({ model, messages }: Props) {
  const { history, locale } = model;
  const { phone, phoneOutcomes, order } = messages;
  return (
    <section className="grid gap-3">
      <h2 className="text-lg font-semibold">{phone.history}</h2>
      <ul className="rows rounded-lg border border-line bg-surface">
        {history.map((request) => (
          <li key={request.paymentId} className="grid gap-1 px-4 py-3">
            <p className="flex flex-wrap gap-x-3 font-medium">
              <bdi>{fill(order.number, { number: request.orderNumber })}</bdi>
              <bdi className="ms-auto figures">{formatMoney(request.amount, request.currency, locale)}</bdi>
            </p>
            <p>{phoneOutcomes[request.outcome]}</p>
            <p className="text-sm text-muted">
              <bdi>
                <LocalTime time={request.at} zone={zoneOfCountry(model.country)} locale={locale} />
              </bdi>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
