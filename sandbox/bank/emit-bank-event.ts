import { addMs } from "@/lib/core/clock";
import type { BankEventBody, RefundAnswer } from "@/lib/providers/sandbox/wire";
import type { BankContext, BankPayment, OutboxEntry } from "./bank-payment";
import { newBankEventId } from "./new-bank-id";
import { presentBankPayment } from "./present-bank-payment";

/** Writes an event with the payment as it is now into the outbox, once for each delay; the bytes never change. */
export function emitBankEvent(
  payment: BankPayment,
  ctx: BankContext,
  { delaysMs = [0], refund }: { delaysMs?: readonly number[]; refund?: RefundAnswer } = {},
): BankPayment {
  const now = ctx.clock.now();
  const event: BankEventBody = {
    id: newBankEventId(ctx.random),
    created_at: now.toISOString(),
    payment: presentBankPayment(payment),
    ...(refund ? { refund } : {}),
  };
  const body = JSON.stringify(event);
  const entries = delaysMs.map(
    (delayMs, index): OutboxEntry => ({
      id: `${event.id}_${index + 1}`,
      body,
      createdAt: now.toISOString(),
      attempts: 0,
      nextAttemptAt: addMs(now, delayMs).toISOString(),
    }),
  );
  return { ...payment, outbox: [...payment.outbox, ...entries] };
}
