import type { OrderObject } from "@/lib/contracts/api-objects";
import { formatMoney } from "@/lib/core/money";

type Props = { order: OrderObject & { url: string } };

/** Who bought what. */
export function OrderFacts({ order }: Props) {
  const { customer, currency } = order;
  const facts: [string, string | null][] = [
    ["Customer", customer.name],
    ["Email", customer.email],
    ["Phone", customer.phone],
    ["Company", customer.company_name],
    ["Tax id", customer.tax_id],
    ["Country", order.country],
    ["Your reference", order.client_reference_id],
    ["Reason", order.reason?.replaceAll("_", " ") ?? null],
    ["Id", order.id],
  ];
  return (
    <section className="card" aria-labelledby="what">
      <h2 id="what">Order</h2>
      <ul className="rows">
        {order.items.map((item) => (
          <li key={item.id} className="line">
            <span className="wrap">
              {item.quantity} × {item.name}
            </span>
            <span className="number">{formatMoney(item.amount, currency, "en")}</span>
          </li>
        ))}
        <li className="line">
          <b>Total</b>
          <b className="number">{formatMoney(order.amount_total, currency, "en")}</b>
        </li>
      </ul>
      <dl className="facts">
        {facts.map(([label, value]) =>
          value === null ? null : (
            <div key={label}>
              <dt>{label}</dt>
              <dd className="wrap">{value}</dd>
            </div>
          ),
        )}
      </dl>
    </section>
  );
}
