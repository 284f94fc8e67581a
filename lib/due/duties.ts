import { and, eq, inArray, isNotNull, isNull, type SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import {
  checkoutSessions,
  confirmationCallbacks,
  orders,
  outboxMessages,
  payments,
  providerEvents,
  refunds,
  strayReports,
} from "@/db/schema";
import { lapseApproval } from "@/lib/approvals/lapse-approval";
import { sendDueMessage } from "@/lib/checkout/messages/send-due-message";
import { performCallback } from "@/lib/confirmations/perform-callback";
import { warnMerchant } from "@/lib/confirmations/warn-merchant";
import type { CheckoutContext } from "@/lib/context/checkout-context";
import type { DutyName } from "@/lib/events/duty-names";
import { deleteOrder } from "@/lib/orders/delete-order";
import { remindOrder } from "@/lib/orders/remind-order";
import { applyProviderEvent } from "@/lib/payments/apply-provider-event";
import { lapseAction } from "@/lib/payments/lapse-action";
import { lapseConfirmation } from "@/lib/payments/lapse-confirmation";
import { reconcilePayment } from "@/lib/payments/reconcile-payment";
import { releaseStrayHold } from "@/lib/payments/release-stray-hold";
import { performRefund } from "@/lib/refunds/perform-refund";
import { lapseSession } from "@/lib/sessions/lapse-session";

/** Rows that can be due: their id, the column that says when, and what must be true of them besides. */
export type DueRows = {
  id: PgColumn;
  at: PgColumn;
  /** Has to imply the condition of the column's partial index. */
  where: SQL | undefined;
  /** Whose time `at` is in; null where it is the wall clock's. */
  owner: { merchantId: PgColumn; livemode: PgColumn } | null;
  /** Whose rows these are, whatever the time. */
  merchantId: PgColumn;
};

/** One kind of thing that can be due: where its rows are, and the verb that a person would call for one. */
export type Duty = {
  name: DutyName;
  rows: DueRows;
  /**
   * Its verb waits for a server that is no provider's. Of any other verb only its calls wait for somebody else: what it
   * decides before them in the database is on time, whoever hangs.
   */
  isOutside?: true;
  perform(ctx: CheckoutContext, id: string): Promise<void>;
};

const payment = { id: payments.id, owner: payments, merchantId: payments.merchantId };

/** Everything that can be due but webhook deliveries, which are claimed in batches of their own. Money goes first. */
export const DUTIES: readonly Duty[] = [
  {
    name: "provider event",
    rows: {
      id: providerEvents.id,
      merchantId: providerEvents.merchantId,
      at: providerEvents.dueAt,
      where: isNotNull(providerEvents.dueAt),
      owner: null,
    },
    perform: applyProviderEvent,
  },
  {
    name: "late answer",
    rows: {
      ...payment,
      at: payments.reconcileAt,
      where: inArray(payments.status, ["requires_action", "processing", "capturing", "voiding"]),
    },
    perform: reconcilePayment,
  },
  {
    name: "customer action deadline",
    rows: { ...payment, at: payments.actBy, where: eq(payments.status, "requires_action") },
    perform: lapseAction,
  },
  {
    name: "approval deadline",
    rows: {
      ...payment,
      at: payments.approveBy,
      where: and(eq(payments.status, "requires_action"), isNull(payments.approvedAt)),
    },
    perform: lapseApproval,
  },
  {
    name: "confirmation deadline",
    rows: { ...payment, at: payments.confirmBy, where: eq(payments.status, "authorized") },
    perform: lapseConfirmation,
  },
  {
    name: "confirmation warning",
    rows: {
      ...payment,
      at: payments.warnAt,
      where: and(eq(payments.status, "authorized"), isNotNull(payments.warnAt)),
    },
    perform: warnMerchant,
  },
  {
    name: "confirmation callback",
    isOutside: true,
    rows: {
      id: confirmationCallbacks.paymentId,
      merchantId: confirmationCallbacks.merchantId,
      at: confirmationCallbacks.dueAt,
      where: eq(confirmationCallbacks.status, "pending"),
      owner: confirmationCallbacks,
    },
    perform: performCallback,
  },
  {
    name: "stray hold",
    rows: {
      id: strayReports.id,
      merchantId: strayReports.merchantId,
      at: strayReports.dueAt,
      where: isNotNull(strayReports.dueAt),
      owner: strayReports,
    },
    perform: releaseStrayHold,
  },
  {
    name: "refund",
    rows: {
      merchantId: refunds.merchantId,
      id: refunds.id,
      at: refunds.dueAt,
      where: isNotNull(refunds.dueAt),
      owner: refunds,
    },
    perform: performRefund,
  },
  {
    name: "session expiry",
    rows: {
      id: checkoutSessions.id,
      merchantId: checkoutSessions.merchantId,
      at: checkoutSessions.expiresAt,
      where: eq(checkoutSessions.status, "open"),
      owner: checkoutSessions,
    },
    perform: lapseSession,
  },
  {
    name: "order deletion",
    rows: {
      merchantId: orders.merchantId,
      id: orders.id,
      at: orders.deleteAt,
      where: eq(orders.status, "unpaid"),
      owner: orders,
    },
    perform: deleteOrder,
  },
  {
    name: "order reminder",
    rows: {
      merchantId: orders.merchantId,
      id: orders.id,
      at: orders.remindAt,
      where: and(eq(orders.status, "unpaid"), isNotNull(orders.remindAt)),
      owner: orders,
    },
    perform: remindOrder,
  },
  {
    name: "message",
    isOutside: true,
    rows: {
      id: outboxMessages.id,
      merchantId: outboxMessages.merchantId,
      at: outboxMessages.dueAt,
      where: eq(outboxMessages.status, "pending"),
      owner: null,
    },
    perform: sendDueMessage,
  },
];
