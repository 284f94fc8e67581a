import type { HomeModel, SeatModel } from "@/lib/contracts/dashboard-models";
import { Attention } from "./attention";
import { OrdersTable } from "./orders-table";
import { pathOf } from "./path-of";
import { SeatShell } from "./seat-shell";

type Props = { seat: SeatModel; home: HomeModel };

/** `/dashboard/{merchant}/{mode}`: what needs somebody first. */
export function HomePage({ seat, home }: Props) {
  return (
    <SeatShell title="Home" seat={seat} current="home">
      <h1>{seat.merchantName}</h1>
      <Attention seat={seat} home={home} />
      <section className="stack" aria-labelledby="newest">
        <h2 id="newest">Newest orders</h2>
        {home.recent.length === 0 ? (
          <p>There are no orders here yet.</p>
        ) : (
          <OrdersTable caption="The newest orders" seat={seat} orders={home.recent} />
        )}
        <p>
          <a href={pathOf(seat, "/orders")}>All orders</a>
        </p>
      </section>
    </SeatShell>
  );
}
