import type { OfferedAction, OrderPageModel } from "@/lib/contracts/dashboard-models";
import { mayDo, type Role } from "@/lib/contracts/roles";
import { isInFlightPayment, isLivePayment } from "@/lib/contracts/statuses";
import { ORDER_ACTION_PERMISSIONS } from "./order-action-permissions";

type Standing = Pick<OrderPageModel, "order" | "requests" | "now"> & { leftMinor: number };

/**
 * What can be done to an order as it stands, most urgent first, without what the role would be refused. It is what the page
 * draws; whether it is done the verbs decide, under their locks.
 */
export function offerActions(role: Role, standing: Standing): OfferedAction[] {
  return possible(standing).filter(({ action }) => mayDo(role, ORDER_ACTION_PERMISSIONS[action]));
}

function possible({ order, requests, now, leftMinor }: Standing): OfferedAction[] {
  const offered: OfferedAction[] = [];
  for (const payment of order.payments) {
    const { id: about, amount, status, confirm_by } = payment;
    if (status === "authorized" && payment.next_action?.type === "confirm" && isAhead(confirm_by, now)) {
      offered.push({ action: "confirm-payment", about, amount });
    }
    if (status === "awaiting_funds") offered.push({ action: "mark-paid", about: null, amount });
    if (isLivePayment(status) && !isInFlightPayment(status)) {
      offered.push({ action: "cancel-payment", about, amount });
    }
  }
  for (const { id: about, amount, status } of requests) {
    if (status !== "pending") continue;
    offered.push({ action: "accept-request", about, amount }, { action: "refuse-request", about, amount });
  }
  for (const { id: about, amount, status } of order.refunds) {
    if (status === "requires_action") offered.push({ action: "mark-refund-paid", about, amount });
  }
  if (leftMinor > 0) offered.push({ action: "refund", about: null, amount: leftMinor });
  const isMoving = order.payments.some(({ status }) => isInFlightPayment(status));
  if (order.status === "unpaid" && !isMoving) {
    offered.push({ action: "cancel", about: null, amount: order.amount_total });
  }
  return offered;
}

function isAhead(deadline: string | null, now: Date): boolean {
  return deadline !== null && new Date(deadline) > now;
}
