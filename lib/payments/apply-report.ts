import { eq } from "drizzle-orm";
import { type Actor, payments } from "@/db/schema";
import { askMerchant } from "@/lib/confirmations/ask-merchant";
import { firstWarningAt } from "@/lib/confirmations/plan-warnings";
import type { CheckoutTransaction } from "@/lib/context/checkout-context";
import { addMs } from "@/lib/core/clock";
import { unreachable } from "@/lib/core/invariant";
import { readMerchant } from "@/lib/merchants/queries";
import type { OrderRow } from "@/lib/orders/queries";
import { writeToCustomer } from "@/lib/orders/write-to-customer";
import type { ProviderReport } from "@/lib/providers/provider";
import { actionDeadline, confirmationDeadline, nextReconcileAt } from "./deadlines";
import { keepStrayReport } from "./keep-stray-report";
import type { PaymentRow } from "./queries";
import { settleOrder } from "./settle-order";
import type { PaymentTrigger } from "./states";
import { transitionPayment } from "./transition-payment";

/**
 * What a provider's word does to a payment and, through it, to its order. Order and payment are locked by the caller.
 * A word about money that the payment's state refuses, or about another amount, is kept and raised, never dropped.
 */
export async function applyReport(
  ctx: CheckoutTransaction,
  order: OrderRow,
  payment: PaymentRow,
  report: ProviderReport,
  actor: Actor,
): Promise<PaymentRow> {
  if ("amountMinor" in report && report.amountMinor !== payment.amount) {
    await keepStrayReport(ctx, payment, report, "support");
    return payment;
  }
  if (isKnownHold(payment, report)) return payment;
  const step = await readStep(ctx, payment, report);
  const told = newlyTold(payment, report);
  if (step === null) return keepTold(ctx, payment, told);
  const set = { ...step.set, ...told };
  const { decision, payment: moved } = await transitionPayment(ctx, payment, { ...step, set, actor });
  switch (decision.kind) {
    case "repeated":
      return payment;
    case "refused":
      await keepStrayReport(ctx, payment, report);
      return payment;
    case "moved":
      break;
    default:
      return unreachable(decision);
  }
  if (moved.status === "succeeded") await settleOrder(ctx, order, moved);
  if (moved.status === "awaiting_funds") await writeToCustomer(ctx, order, "transfer_instructions", moved.id);
  return moved.status === "authorized" ? afterAuthorization(ctx, order, moved) : moved;
}

type Told = Partial<Pick<PaymentRow, "providerReference" | "cardBrand" | "cardLast4">>;

/** The provider's own name for the payment and the card that pays: the first that is told of each is kept. */
function newlyTold(payment: PaymentRow, { providerReference, card }: ProviderReport): Told {
  return {
    ...(payment.providerReference === null && providerReference !== undefined ? { providerReference } : {}),
    ...(payment.cardLast4 === null && card ? { cardBrand: card.brand, cardLast4: card.last4 } : {}),
  };
}

/** A provider may name payment and card before it knows anything else. */
async function keepTold(ctx: CheckoutTransaction, payment: PaymentRow, told: Told): Promise<PaymentRow> {
  if (Object.keys(told).length === 0) return payment;
  await ctx.tx.update(payments).set(told).where(eq(payments.id, payment.id));
  return { ...payment, ...told };
}

/** A payment is authorized once. Its event may come after the hold was given back, and is then no second hold. */
function isKnownHold(payment: PaymentRow, report: ProviderReport): boolean {
  return report.kind === "authorized" && payment.amountAuthorized > 0;
}

type Step = { trigger: PaymentTrigger; set: Partial<PaymentRow> };

/** The trigger that a report pulls and the columns that it brings; null where it says nothing new. */
async function readStep(
  ctx: CheckoutTransaction,
  payment: PaymentRow,
  report: ProviderReport,
): Promise<Step | null> {
  const now = ctx.clock.now();
  switch (report.kind) {
    case "pending":
      return null;
    case "unknown":
      // A provider that knows nothing of it holds nothing: there is nothing left to release.
      return payment.status === "voiding" ? releasedStep(payment) : null;
    case "requires_action":
      return {
        trigger: "report_requires_action",
        set: {
          action: report.action,
          actBy: actionDeadline(now),
          reconcileAt: nextReconcileAt(now, 0),
          reconcileCount: 0,
        },
      };
    case "awaiting_funds":
      return {
        trigger: "report_awaiting_funds",
        set: { instructions: report.instructions, reconcileAt: null, action: null, actBy: null },
      };
    case "authorized": {
      const confirmBy = await chooseConfirmBy(ctx, payment, report.holdExpiresAt);
      return {
        trigger: "report_authorized",
        set: {
          amountAuthorized: report.amountMinor,
          confirmBy,
          warnAt: confirmBy && firstWarningAt(now, confirmBy),
          reconcileAt: null,
          action: null,
          actBy: null,
        },
      };
    }
    case "captured":
      return {
        trigger: "report_captured",
        set: { amountAuthorized: report.amountMinor, amountCaptured: report.amountMinor, reason: null },
      };
    case "released":
      return releasedStep(payment);
    case "failed":
      return { trigger: "report_failed", set: { reason: report.reason } };
    default:
      return unreachable(report);
  }
}

/** The provider says in wall-clock time when its hold ends; the deadline is in the merchant's. */
async function chooseConfirmBy(
  ctx: CheckoutTransaction,
  payment: PaymentRow,
  holdExpiresAt: string | null,
): Promise<Date | null> {
  if (payment.confirmation === "automatic") return null;
  const { confirmWithinMinutes } = await readMerchant(ctx.tx, payment);
  const now = ctx.clock.now();
  const aheadMs = now.getTime() - ctx.wallClock.now().getTime();
  const ownHoldEnd = holdExpiresAt === null ? null : addMs(new Date(holdExpiresAt), aheadMs);
  return confirmationDeadline(now, confirmWithinMinutes, ownHoldEnd);
}

function releasedStep({ status, reason }: PaymentRow): Step {
  if (status === "voiding" && reason === "action_timeout") return { trigger: "report_lapsed", set: {} };
  return { trigger: "report_released", set: reason ? {} : { reason: "provider_canceled" } };
}

/** Automatic: the capture is claimed in the same transaction. Otherwise the merchant is asked for its last word. */
async function afterAuthorization(
  ctx: CheckoutTransaction,
  order: OrderRow,
  payment: PaymentRow,
): Promise<PaymentRow> {
  if (payment.confirmation === "automatic") {
    const { payment: capturing } = await transitionPayment(ctx, payment, {
      trigger: "confirm",
      actor: "system",
      set: { reconcileAt: nextReconcileAt(ctx.clock.now(), 0), reconcileCount: 0 },
    });
    return capturing;
  }
  return askMerchant(ctx, order, payment);
}
