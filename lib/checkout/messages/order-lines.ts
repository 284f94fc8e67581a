import type { Locale } from "@/lib/contracts/locales";
import { formatMoney } from "@/lib/core/money";
import type { WholeOrder } from "@/lib/orders/queries";
import type { Letter } from "./letter";

/** An order's lines as a letter shows them, with the total below. */
export function orderLines({ order, items }: WholeOrder, locale: Locale, total: string): Letter["lines"] {
  const money = (amountMinor: number) => formatMoney(amountMinor, order.currency, locale);
  return [
    ...items.map(({ quantity, name, amount }) => ({ label: `${quantity} × ${name}`, amount: money(amount) })),
    { label: total, amount: money(order.amountTotal) },
  ];
}
