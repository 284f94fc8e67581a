import type { OrderAction } from "@/lib/contracts/dashboard-models";
import type { Permission } from "@/lib/contracts/roles";

/** What each action asks of a role: the scope of the same operation of the API. */
export const ORDER_ACTION_PERMISSIONS: Readonly<Record<OrderAction, Permission>> = {
  "confirm-payment": "payments:write",
  "cancel-payment": "payments:write",
  "mark-paid": "orders:write",
  cancel: "orders:write",
  refund: "refunds:write",
  "accept-request": "refunds:write",
  "refuse-request": "refunds:write",
  "mark-refund-paid": "refunds:write",
};
