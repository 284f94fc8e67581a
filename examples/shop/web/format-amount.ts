/** `1290`, `EUR` → `€12.90`. Amounts are whole numbers of the currency's minor unit: ¥500 is 500. */
export function formatAmount(amountMinor: number, currency: string): string {
  const format = new Intl.NumberFormat("en", { style: "currency", currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(amountMinor / 10 ** digits);
}
