import type { PaymentRow } from "./queries";

/** What a phone was asked, while it has not answered. */
export type Approval = { phoneId: string; matchingNumber: number; approveBy: Date };

/** The question that a payment has put to a phone and that waits for its answer; null where none does. */
export function asApproval(payment: PaymentRow): Approval | null {
  const { status, phoneId, matchingNumber, approveBy, approvedAt } = payment;
  if (status !== "requires_action" || approvedAt !== null) return null;
  if (phoneId === null || matchingNumber === null || approveBy === null) return null;
  return { phoneId, matchingNumber, approveBy };
}
