import type { OrderPageModel } from "@/lib/contracts/dashboard-models";
import { formatMoney } from "@/lib/core/money";
import { describeTimeLeft } from "./describe-time-left";
import { StatusBadge } from "./status-badge";

type Row = { id: string; status: string; amount: string; words: string };

/** The order's payments, refunds and requests for refunds, newest first. */
export function MoneyTables({ page }: { page: OrderPageModel }) {
  const { order, requests, now } = page;
  const money = (amount: number) => formatMoney(amount, order.currency, "en");
  const payments: Row[] = order.payments.map(({ id, status, amount, method, card, reason, confirm_by }) => ({
    id,
    status,
    amount: money(amount),
    words: [
      method.replaceAll("_", " "),
      ...(card ? [`${card.brand} ending in ${card.last4}`] : []),
      ...(reason ? [reason.replaceAll("_", " ")] : []),
      ...(status === "authorized" && confirm_by
        ? [`to be confirmed, ${describeTimeLeft(new Date(confirm_by), now)}`]
        : []),
    ].join(", "),
  }));
  const refunds: Row[] = order.refunds.map(({ id, status, amount, reason, message, bank_reference }) => ({
    id,
    status,
    amount: money(amount),
    words: [reason.replaceAll("_", " "), message, bank_reference].filter((each) => each !== null).join(", "),
  }));
  const asked: Row[] = requests.map(({ id, status, amount, reason, answer }) => ({
    id,
    status,
    amount: money(amount),
    words: answer === null ? `“${reason}”` : `“${reason}”, answered: “${answer}”`,
  }));
  return (
    <>
      <MoneyTable title="Payments" rows={payments} />
      <MoneyTable title="Refunds" rows={refunds} />
      <MoneyTable title="Requests for refunds" rows={asked} />
    </>
  );
}

function MoneyTable({ title, rows }: { title: string; rows: readonly Row[] }) {
  if (rows.length === 0) return null;
  return (
    <section className="card" aria-label={title}>
      <h2>{title}</h2>
      <ul className="rows">
        {rows.map(({ id, status, amount, words }) => (
          <li key={id}>
            <b className="number">{amount}</b>
            <StatusBadge status={status} />
            <span className="wrap">{words}</span>
            <span className="hint">{id}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
