import type { PaymentStatus } from "@/lib/contracts/statuses";
import type { MachineTable } from "@/lib/core/machine";

/**
 * What can happen to a payment. Commands and deadlines act on resting states; reports end what is in flight.
 *
 * - `submit`, `confirm`, `release`: commands of the customer, the merchant or a sweep. `confirm` is also what an
 *   authorized payment gets at once where confirmation is automatic.
 * - `ask_phone`, `approve`, `reject`: where we ask the customer's phone ourselves, before the provider hears of anything.
 *   So a rejection ends the payment at once, and an approval is what submits it.
 * - `action_deadline`, `approval_deadline`, `confirmation_deadline`: the clock.
 * - `report_…`: what the provider said. `report_lapsed` is its word that it released a payment whose customer did not
 *   act in time: the same word as `report_released`, with another meaning for the customer.
 */
export type PaymentTrigger =
  | "submit"
  | "confirm"
  | "release"
  | "ask_phone"
  | "approve"
  | "reject"
  | "action_deadline"
  | "approval_deadline"
  | "confirmation_deadline"
  | "report_requires_action"
  | "report_awaiting_funds"
  | "report_authorized"
  | "report_captured"
  | "report_released"
  | "report_lapsed"
  | "report_failed";

const final = {
  submit: "refused",
  confirm: "refused",
  release: "refused",
  ask_phone: "refused",
  approve: "refused",
  reject: "refused",
  action_deadline: "refused",
  approval_deadline: "refused",
  confirmation_deadline: "refused",
  // Old news about a step that is long over.
  report_requires_action: "repeated",
  report_awaiting_funds: "repeated",
} as const;

const inFlight = {
  submit: "repeated",
  confirm: "refused",
  release: "refused",
  ask_phone: "refused",
  approve: "repeated",
  reject: "refused",
  action_deadline: "refused",
  approval_deadline: "refused",
  confirmation_deadline: "refused",
  report_captured: "succeeded",
  report_released: "canceled",
  report_lapsed: "failed",
  report_failed: "failed",
} as const;

export const PAYMENT_STATES: MachineTable<PaymentStatus, PaymentTrigger> = {
  created: {
    ...inFlight,
    submit: "processing",
    release: "canceled",
    ask_phone: "requires_action",
    approve: "refused",
    report_requires_action: "refused",
    report_awaiting_funds: "refused",
    report_authorized: "refused",
    report_captured: "refused",
    report_released: "refused",
    report_lapsed: "refused",
    report_failed: "refused",
  },
  processing: {
    ...inFlight,
    report_requires_action: "requires_action",
    report_awaiting_funds: "awaiting_funds",
    report_authorized: "authorized",
  },
  requires_action: {
    ...inFlight,
    release: "voiding",
    ask_phone: "repeated",
    approve: "processing",
    reject: "failed",
    action_deadline: "voiding",
    approval_deadline: "voiding",
    report_requires_action: "repeated",
    report_awaiting_funds: "awaiting_funds",
    report_authorized: "authorized",
  },
  awaiting_funds: {
    ...inFlight,
    release: "voiding",
    report_requires_action: "repeated",
    report_awaiting_funds: "repeated",
    report_authorized: "authorized",
  },
  authorized: {
    ...inFlight,
    submit: "refused",
    confirm: "capturing",
    release: "voiding",
    confirmation_deadline: "voiding",
    report_requires_action: "repeated",
    report_awaiting_funds: "repeated",
    report_authorized: "repeated",
  },
  capturing: {
    ...inFlight,
    submit: "refused",
    confirm: "repeated",
    report_requires_action: "repeated",
    report_awaiting_funds: "repeated",
    report_authorized: "repeated",
  },
  voiding: {
    ...inFlight,
    submit: "refused",
    release: "repeated",
    approve: "refused",
    action_deadline: "repeated",
    approval_deadline: "repeated",
    confirmation_deadline: "repeated",
    // The customer got there first. The release is still under way, and its answer decides.
    report_requires_action: "repeated",
    report_awaiting_funds: "repeated",
    report_authorized: "repeated",
  },
  succeeded: {
    ...final,
    confirm: "repeated",
    approve: "repeated",
    report_authorized: "repeated",
    report_captured: "repeated",
    report_released: "refused",
    report_lapsed: "refused",
    report_failed: "refused",
  },
  failed: {
    ...final,
    reject: "repeated",
    // Money held or taken for a payment that has ended: never dropped, see `keep-stray-report.ts`.
    report_authorized: "refused",
    report_captured: "refused",
    report_released: "repeated",
    report_lapsed: "repeated",
    report_failed: "repeated",
  },
  canceled: {
    ...final,
    release: "repeated",
    approval_deadline: "repeated",
    confirmation_deadline: "repeated",
    report_authorized: "refused",
    report_captured: "refused",
    report_released: "repeated",
    report_lapsed: "repeated",
    report_failed: "repeated",
  },
};
