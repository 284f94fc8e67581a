import type { ConfirmationCallbackObject } from "@/lib/contracts/confirmation-objects";
import type { PaymentRow } from "@/lib/payments/queries";
import type { CallbackRow } from "./callback-queries";

/** A callback as the API answers it. One whose payment was decided otherwise has ended, though no worker has seen it yet. */
export function presentCallback(payment: PaymentRow, callback: CallbackRow): ConfirmationCallbackObject {
  const isOver = callback.status === "pending" && payment.status !== "authorized";
  return {
    status: isOver ? "ended" : callback.status,
    attempts: callback.attempts,
    last_status: callback.lastStatus,
    last_error: callback.lastError,
    last_attempt_at: callback.lastAttemptAt?.toISOString() ?? null,
    next_attempt_at: isOver ? null : (callback.dueAt?.toISOString() ?? null),
  };
}
