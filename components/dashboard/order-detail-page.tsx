import type { OrderPageModel, SeatModel } from "@/lib/contracts/dashboard-models";
import { formatMoney } from "@/lib/core/money";
import { ActionForm, type Typed } from "./action-form";
import { DashboardTime } from "./dashboard-time";
import { LastPress } from "./last-press";
import { MoneyTables } from "./money-tables";
import { OrderFacts } from "./order-facts";
import { pathOf } from "./path-of";
import { SeatShell } from "./seat-shell";
import { StatusBadge } from "./status-badge";
import { Timeline } from "./timeline";

type Props = {
  seat: SeatModel;
  page: OrderPageModel;
  /** Names this drawing of the page in its forms, so that one that is sent twice is done once. */
  formKey: string;
  last: { done: string | null; refused: string | null; action: string | null };
  typed: Typed;
};

/** `/dashboard/{merchant}/{mode}/orders/{id}` */
export function OrderDetailPage({ seat, page, formKey, last, typed }: Props) {
  const { order, offered, timeline, isPartRefundable } = page;
  return (
    <SeatShell title={`Order ${order.number}`} seat={seat} current="orders">
      <p>
        <a href={pathOf(seat, "/orders")}>All orders</a>
      </p>
      <div className="heading">
        <h1>Order {order.number}</h1>
        <StatusBadge status={order.status} />
        <p className="amount">{formatMoney(order.amount_total, order.currency, "en")}</p>
        <p className="hint">
          Placed <DashboardTime time={new Date(order.created_at)} />
        </p>
      </div>
      <LastPress {...last} />
      <div className="columns">
        <div className="stack">
          <OrderFacts order={order} />
          <MoneyTables page={page} />
        </div>
        <section className="stack" aria-labelledby="actions">
          <h2 id="actions">What you can do</h2>
          {offered.length === 0 && <p>Nothing now, with your role and as the order stands.</p>}
          {offered.map((each) => (
            <ActionForm
              key={`${each.action} ${each.about}`}
              seat={seat}
              order={order}
              offered={each}
              formKey={formKey}
              isPartRefundable={isPartRefundable}
              typed={last.refused !== null && last.action === each.action ? typed : null}
            />
          ))}
        </section>
        <section className="card" aria-labelledby="timeline">
          <h2 id="timeline">What happened</h2>
          <Timeline entries={timeline} />
        </section>
      </div>
    </SeatShell>
  );
}
