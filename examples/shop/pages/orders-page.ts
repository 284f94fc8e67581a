import type { BookedOrder } from "../book/order-book";
import type { Answer } from "../web/answer";
import { formatAmount } from "../web/format-amount";
import { html } from "../web/html";
import { layout } from "./layout";

/** The shop's order book, with what to do about each order. */
export function ordersPage(orders: BookedOrder[]): Answer {
  const rows = orders.map(
    (order) => html`<tr>
<th scope="row">${order.number}</th>
<td>${formatAmount(order.amount_total, order.currency)}</td>
<td>${order.status.replaceAll("_", " ")}</td>
<td><span class="${order.status === "paid" ? "good" : "task"}">${taskFor(order.status)}</span></td>
</tr>`,
  );
  const body = html`<h1>Orders</h1>
<p>Our own book. Only verified webhooks write in it.</p>
${
  rows.length === 0
    ? html`<p>No orders yet.</p>`
    : html`<table>
<thead><tr><th scope="col">Order</th><th scope="col">Total</th><th scope="col">Status</th><th scope="col">To do</th></tr></thead>
<tbody>${rows}</tbody>
</table>`
}`;
  return layout({ title: "Orders", body });
}

function taskFor(status: string): string {
  if (status === "paid") return "Deliver";
  if (status === "unpaid") return "Wait";
  return "Do not deliver";
}
