import type { Ledger } from "./read-ledger";

type EntryRow = Ledger["bankEntries"][number];

/** Money on statements is never lost and never counted twice: each credit has paid one payment, exactly, or waits with a reason. */
export function bankEntryRules(ledger: Ledger): string[] {
  return ledger.bankEntries.flatMap((entry) => [...stateOf(entry), ...matchOf(ledger, entry)]);
}

function stateOf(entry: EntryRow): string[] {
  const broken: string[] = [];
  const isNewMoney = entry.direction === "credit" && !entry.isReversal;
  if (entry.status === "matched" && !isNewMoney) broken.push(`${entry.id} is no new money and has paid`);
  if (entry.status === "ignored" && entry.direction === "credit") {
    broken.push(`${entry.id} is money that came and is ignored`);
  }
  if ((entry.status === "unmatched") !== (entry.reason !== null)) {
    broken.push(`${entry.id} is ${entry.status} for the reason ${entry.reason}`);
  }
  return broken;
}

function matchOf(ledger: Ledger, entry: EntryRow): string[] {
  if (entry.status !== "matched") return [];
  const payment = ledger.payments.find(({ id }) => id === entry.paymentId);
  const isOwn = payment?.merchantId === entry.merchantId && payment.livemode === entry.livemode;
  if (!payment || !isOwn)
    return [`${entry.id} has paid ${entry.paymentId}, which is not of its merchant and mode`];
  const isWhole =
    payment.status === "succeeded" &&
    payment.orderId === entry.orderId &&
    payment.amountCaptured === entry.amount &&
    payment.currency === entry.currency;
  const others = ledger.bankEntries.filter(({ paymentId }) => paymentId === payment.id);
  return [
    ...(isWhole ? [] : [`${entry.id} of ${entry.amount} has not paid the whole of ${payment.id}`]),
    ...(others.length > 1 ? [`${payment.id} was paid by ${others.length} transfers`] : []),
  ];
}
