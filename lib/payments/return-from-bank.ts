import { setTimeout as sleep } from "node:timers/promises";
import type { CheckoutContext } from "@/lib/context/checkout-context";
import type { PaymentStatus } from "@/lib/contracts/statuses";
import { SECOND_MS } from "@/lib/core/clock";
import type { ProviderReport } from "@/lib/providers/provider";
import { askProvider } from "./ask-provider";
import type { PaymentRow } from "./queries";
import { recordReport } from "./record-report";

/** A customer waits on a blank page meanwhile. */
const PATIENCE_MS = 4 * SECOND_MS;

const UNANSWERED: readonly PaymentStatus[] = ["requires_action", "processing"];

/** `isBeingChecked`: the customer has done their part, and what came of it is not known yet. */
export type Return = { payment: PaymentRow; isBeingChecked: boolean };

/**
 * The customer's browser is back from the bank, which proves nothing: the bank is asked what came of it. Without an
 * answer in a few seconds the page says that it is being checked, and the bank's event or the reconciler brings the rest.
 */
export async function returnFromBank(ctx: CheckoutContext, payment: PaymentRow): Promise<Return> {
  if (!UNANSWERED.includes(payment.status)) return { payment, isBeingChecked: false };
  const answer = askProvider(ctx, payment, (provider, reference) => provider.lookup(reference));
  const report = await Promise.race([answer.catch(unheard), sleep(PATIENCE_MS, UNHEARD, { ref: false })]);
  if (report.kind === "pending" || report.kind === "unknown") return { payment, isBeingChecked: true };
  return { payment: await recordReport(ctx, payment, report), isBeingChecked: false };
}

const UNHEARD: ProviderReport = { kind: "pending" };
const unheard = () => UNHEARD;
