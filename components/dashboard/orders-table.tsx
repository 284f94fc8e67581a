import type { OrderObject } from "@/lib/contracts/api-objects";
import type { SeatModel } from "@/lib/contracts/dashboard-models";
import { formatMoney } from "@/lib/core/money";
import { DashboardTime } from "./dashboard-time";
import { pathOf } from "./path-of";
import { StatusBadge } from "./status-badge";

type Props = { caption: string; seat: SeatModel; orders: readonly OrderObject[] };

/** Orders to look through. On a narrow screen each row becomes a card. */
export function OrdersTable({ caption, seat, orders }: Props) {
  return (
    <table className="list">
      <caption className="unseen">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Order</th>
          <th scope="col">Status</th>
          <th scope="col">Customer</th>
          <th scope="col">Placed</th>
          <th scope="col" className="number">
            Amount
          </th>
        </tr>
      </thead>
      <tbody>
        {orders.map((order) => (
          <tr key={order.id}>
            <th scope="row">
              <a href={pathOf(seat, `/orders/${order.id}`)}>{order.number}</a>
            </th>
            <td>
              <StatusBadge status={order.status} />
            </td>
            <td className="wrap">{order.customer.email ?? order.customer.phone ?? "Not known"}</td>
            <td>
              <DashboardTime time={new Date(order.created_at)} />
            </td>
            <td className="number">
              {formatMoney(order.amount_total, order.currency, "en")}
              {order.amount_refunded > 0 && (
                <span className="hint"> {formatMoney(order.amount_refunded, order.currency, "en")} back</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
