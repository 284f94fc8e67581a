import type { CheckoutContext } from "@/lib/checkout/context";
import { applyProviderEvent } from "@/lib/checkout/payments/apply-provider-event";
import { lapseAction } from "@/lib/checkout/payments/lapse-action";
import { lapseConfirmation } from "@/lib/checkout/payments/lapse-confirmation";
import { reconcilePayment } from "@/lib/checkout/payments/reconcile-payment";
import { releaseStrayHold } from "@/lib/checkout/payments/release-stray-hold";
import { performRefund } from "@/lib/checkout/refunds/perform-refund";
import { lapseSession } from "@/lib/checkout/sessions/lapse-session";
import { findDue } from "./find-due";

/** One kind of thing that can be due: where its rows are, and the verb that a person would call for one. */
export type Duty = {
  name: string;
  find(ctx: CheckoutContext, limit: number): Promise<string[]>;
  perform(ctx: CheckoutContext, id: string): Promise<void>;
};

/** Everything that can be due but webhook deliveries, which are claimed in batches of their own. Money goes first. */
export const DUTIES: readonly Duty[] = [
  { name: "provider event", find: findDue.providerEvents, perform: applyProviderEvent },
  { name: "late answer", find: findDue.lateAnswers, perform: reconcilePayment },
  { name: "customer action deadline", find: findDue.customerActions, perform: lapseAction },
  { name: "confirmation deadline", find: findDue.confirmations, perform: lapseConfirmation },
  { name: "stray hold", find: findDue.strayHolds, perform: releaseStrayHold },
  { name: "refund", find: findDue.refunds, perform: performRefund },
  { name: "session expiry", find: findDue.sessions, perform: lapseSession },
];
