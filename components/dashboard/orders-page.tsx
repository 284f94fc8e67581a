import type { OrdersModel, SeatModel } from "@/lib/contracts/dashboard-models";
import { ORDER_STATUSES, type OrderStatus } from "@/lib/contracts/statuses";
import { OrdersTable } from "./orders-table";
import { pathOf } from "./path-of";
import { SeatShell } from "./seat-shell";

type Props = {
  seat: SeatModel;
  found: OrdersModel;
  search: { text: string; status: OrderStatus | undefined; before: string | null };
};

/** `/dashboard/{merchant}/{mode}/orders`: one box, one filter, page by page. */
export function OrdersPage({ seat, found, search }: Props) {
  const { text, status, before } = search;
  const path = pathOf(seat, "/orders");
  const filter = { ...(text === "" ? {} : { q: text }), ...(status === undefined ? {} : { status }) };
  const address = (more: Record<string, string>) => {
    const query = new URLSearchParams({ ...filter, ...more });
    return query.size === 0 ? path : `${path}?${query}`;
  };
  return (
    <SeatShell title="Orders" seat={seat} current="orders">
      <h1>Orders</h1>
      <search>
        <form method="get" action={path} className="search">
          <div className="stack">
            <label htmlFor="q">Number, id, email or your reference</label>
            <input id="q" name="q" type="search" defaultValue={text} maxLength={254} />
          </div>
          <div className="stack">
            <label htmlFor="status">Status</label>
            <select id="status" name="status" defaultValue={status ?? ""}>
              <option value="">Any</option>
              {ORDER_STATUSES.map((each) => (
                <option key={each} value={each}>
                  {each.replaceAll("_", " ")}
                </option>
              ))}
            </select>
          </div>
          <button type="submit" className="primary">
            Search
          </button>
        </form>
      </search>
      {found.orders.length === 0 ? (
        <p>
          {text === "" && status === undefined
            ? "There are no orders here yet."
            : "No order is found by that."}{" "}
          {(text !== "" || status !== undefined) && <a href={path}>Show all</a>}
        </p>
      ) : (
        <OrdersTable caption="Orders, newest first" seat={seat} orders={found.orders} />
      )}
      <nav className="pages" aria-label="Pages">
        {before !== null && <a href={address({})}>Newest</a>}
        {found.nextCursor !== null && <a href={address({ before: found.nextCursor })}>Older</a>}
      </nav>
    </SeatShell>
  );
}
