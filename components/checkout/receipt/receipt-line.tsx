import type { ReactNode } from "react";
import type { PageLine } from "@/lib/contracts/page-models";
import { type Currency, formatMoney } from "@/lib/core/money";
import { fill } from "../messages/fill";

type Props = {
  line: PageLine;
  currency: Currency;
  locale: string;
  /** `{amount} each`. */
  eachLabel: string;
  /** What changes the line, where it can be changed. */
  children?: ReactNode;
};

export function ReceiptLine({ line, currency, locale, eachLabel, children }: Props) {
  const isSeveral = line.quantity > 1;
  return (
    <li className="py-2">
      <p className="flex items-baseline gap-2">
        <span className="min-w-0 wrap-anywhere">
          {isSeveral && !line.bounds && <bdi className="figures">{line.quantity} ×</bdi>}{" "}
          <bdi>{line.name}</bdi>
        </span>
        <span aria-hidden="true" className="leader" />
        <bdi className="figures">{formatMoney(line.amount, currency, locale)}</bdi>
      </p>
      {isSeveral && (
        <p className="text-sm text-muted">
          {fill(eachLabel, { amount: formatMoney(line.unitAmount, currency, locale) })}
        </p>
      )}
      {children}
    </li>
  );
}
