import type { ReactNode } from "react";
import type { HomeModel, SeatModel } from "@/lib/contracts/dashboard-models";
import { formatMoney } from "@/lib/core/money";
import { DashboardTime } from "./dashboard-time";
import { describeTimeLeft } from "./describe-time-left";
import { pathOf } from "./path-of";

type Props = { seat: SeatModel; home: HomeModel };

type Item = { id: string; children: ReactNode };

/** Everything that waits for a person, soonest deadline first; or that nothing does. */
export function Attention({ seat, home }: Props) {
  const lists = [
    { title: "Payments that wait for your confirmation", items: awaiting(seat, home) },
    { title: "Somebody asks for money back", items: requests(seat, home) },
    { title: "Refunds that you send by hand", items: byHand(seat, home) },
    { title: "Webhook endpoints that hear nothing any more", items: endpoints(home) },
  ].filter(({ items }) => items.length > 0);
  return (
    <section className="stack" aria-labelledby="attention">
      <h2 id="attention">Needs you</h2>
      {lists.length === 0 && <p>Nothing waits for you.</p>}
      {lists.map(({ title, items }) => (
        <section key={title} className="card">
          <h3>{title}</h3>
          <ul className="rows">
            {items.map(({ id, children }) => (
              <li key={id}>{children}</li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

function awaiting(seat: SeatModel, { awaiting, now }: HomeModel): Item[] {
  return awaiting.map((payment) => ({
    id: payment.id,
    children: (
      <>
        <a href={pathOf(seat, `/orders/${payment.order}`)}>Order {payment.order_number}</a>
        <b>{formatMoney(payment.amount, payment.currency, "en")}</b>
        {payment.confirm_by && (
          <span>
            {describeTimeLeft(new Date(payment.confirm_by), now)}, until{" "}
            <DashboardTime time={new Date(payment.confirm_by)} />
          </span>
        )}
      </>
    ),
  }));
}

function requests(seat: SeatModel, { requests }: HomeModel): Item[] {
  return requests.map((request) => ({
    id: request.id,
    children: (
      <>
        <a href={pathOf(seat, `/orders/${request.order}`)}>Look at the order</a>
        <b>{formatMoney(request.amount, request.currency, "en")}</b>
        <span className="wrap">“{request.reason}”</span>
      </>
    ),
  }));
}

function byHand(seat: SeatModel, { refundsByHand }: HomeModel): Item[] {
  return refundsByHand.map((refund) => ({
    id: refund.id,
    children: (
      <>
        <a href={pathOf(seat, `/orders/${refund.order}`)}>Look at the order</a>
        <b>{formatMoney(refund.amount, refund.currency, "en")}</b>
        <span>
          since <DashboardTime time={new Date(refund.created_at)} />
        </span>
      </>
    ),
  }));
}

function endpoints({ endpoints }: HomeModel): Item[] {
  return endpoints.map(({ id, url, reason }) => ({
    id,
    children: (
      <>
        <span className="wrap">{url}</span>
        <span className="wrap">{reason}</span>
        <span className="hint">{id}</span>
      </>
    ),
  }));
}
