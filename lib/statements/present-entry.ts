import type { BankEntryObject } from "@/lib/contracts/bank-objects";
import type { BankEntryRow } from "./queries";

export function presentEntry(row: BankEntryRow): BankEntryObject {
  return {
    id: row.id,
    object: "bank_entry",
    livemode: row.livemode,
    statement: row.statementId,
    status: row.status,
    reason: row.reason,
    direction: row.direction,
    reversal: row.isReversal,
    amount: row.amount,
    currency: row.currency,
    account: row.account,
    booked_on: row.bookedOn,
    value_on: row.valueOn,
    reference: row.reference,
    end_to_end_id: row.endToEndId,
    text: row.text,
    counterparty: { name: row.counterpartyName, account: row.counterpartyAccount },
    bank_reference: row.bankReference,
    order: row.orderId,
    payment: row.paymentId,
    created_at: row.createdAt.toISOString(),
    matched_at: row.matchedAt?.toISOString() ?? null,
  };
}
