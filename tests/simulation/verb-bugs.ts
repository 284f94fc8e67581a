/** A bug inside a verb: a piece of its text, found exactly once in the file, and what somebody might have written instead. */
export type VerbBug = {
  /** Names the bug in module addresses. */
  id: string;
  name: string;
  file: string;
  text: string;
  instead: string;
  /** What the simulation, or the race, should say about it. */
  symptom: RegExp;
};

/** Bugs that the simulation has to find. Who changes the rule of one of these files takes its bug along. */
export const VERB_BUGS: readonly VerbBug[] = [
  {
    id: "late-confirmation",
    name: "a confirmation that looks at its deadline nowhere",
    file: "lib/payments/confirm-payment.ts",
    text: "locked.confirmBy <= now",
    instead: "locked.confirmBy < new Date(0)",
    symptom: /was confirmed after/,
  },
  {
    id: "silent-success",
    name: "a payment whose success is told by no event",
    file: "lib/payments/transition-payment.ts",
    text: "  emitPaymentTransition(ctx, row, {",
    instead: '  if (row.status !== "succeeded") emitPaymentTransition(ctx, row, {',
    symptom: /counts \d+ events and has \d+|its events say/,
  },
  {
    id: "counted-twice",
    name: "a refund that is counted again when its end is told again",
    file: "lib/refunds/record-refund-report.ts",
    text: 'if (decision.kind === "moved" && ended.status === "succeeded")',
    instead: 'if (ended.status === "succeeded")',
    symptom: /update "payments" set "amount_refunded"|says \d+ refunded, its refunds \d+/,
  },
  {
    id: "cent-short",
    name: "an order that counts a minor unit less than was captured",
    file: "lib/payments/settle-order.ts",
    text: "amountPaid: payment.amountCaptured,",
    instead: "amountPaid: payment.amountCaptured - 1,",
    symptom: /update "orders" set "status" = \$1, "amount_paid"/,
  },
  {
    id: "paid-twice",
    name: "an order that may be paid again when it is paid",
    file: "lib/payments/submit-payment.ts",
    text: 'if (status !== "unpaid")',
    instead: 'if (status === "canceled")',
    symptom: /update "payments" set "status"|ended in|is paid and still has a live payment/,
  },
  {
    id: "nobody-asks",
    name: "a claim that nobody asks about when its process dies",
    file: "lib/payments/claim-payment.ts",
    text: "set: { reconcileAt: nextReconcileAt(now, 0) },",
    instead: "set: {},",
    symptom: /update "payments" set "status"/,
  },
  {
    id: "first-transition",
    name: "a commit that writes only the first of its transitions",
    file: "lib/events/insert-facts.ts",
    text: "transitionRows(facts))}",
    instead: "transitionRows(facts).slice(0, 1))}",
    symptom: /has no transition/,
  },
  {
    id: "deleted-early",
    name: "an order that is canceled beside a live payment",
    file: "lib/orders/end-unpaid-order.ts",
    text: "if (payment) return {",
    instead: 'if (payment?.status === "processing") return {',
    symptom: /is (?:canceled|deleted) and still has a live payment/,
  },
];

/** A lock that is left out shows in no history, where nothing runs side by side: a race has to find it. */
export const LOCK_BUG: VerbBug = {
  id: "no-order-lock",
  name: "an order that is read where it should be locked",
  file: "lib/orders/queries.ts",
  text: 'where(eq(orders.id, id)).for("update")',
  instead: "where(eq(orders.id, id))",
  // Two at once, or one behind the other: an index refuses the second as live, or as succeeded.
  symptom: /(?:insert into|update) "payments"/,
};
