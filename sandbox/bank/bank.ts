import type { PaymentRequest, RefundAnswer } from "@/lib/providers/sandbox/wire";
import type { BankContext, BankPayment, OutboxEntry, VerbResult } from "./bank-payment";
import type { BankStore } from "./bank-store";
import { behaviourOf } from "./behaviour-of";
import { captureBankPayment } from "./capture-bank-payment";
import { claimBankEvents, removeBankEvent } from "./claim-bank-events";
import { type Decision, decideBankPayment } from "./decide-bank-payment";
import { refundBankPayment } from "./refund-bank-payment";
import { releaseBankPayment } from "./release-bank-payment";
import { settleBankPayment } from "./settle-bank-payment";
import { submitBankPayment } from "./submit-bank-payment";

export type Bank = ReturnType<typeof createBank>;

export type BankOptions = BankContext & {
  store: BankStore;
  /** How long the answer to a card that times out is held back. */
  timeoutHoldMs: number;
};

export type DueBankEvent = { paymentId: string; url: string; entry: OutboxEntry };

/** The bank's verbs over its store. Each runs under the payment's lock and answers null for an id it does not know. */
export function createBank({ store, timeoutHoldMs, ...ctx }: BankOptions) {
  const changeExisting = <T>(
    id: string,
    verb: (payment: BankPayment) => { payment: BankPayment; result: T },
  ): Promise<T | null> =>
    store.update<T | null>(id, (payment) =>
      payment ? verb(settleBankPayment(payment, ctx)) : { payment: null, result: null },
    );

  const run = (id: string, verb: (payment: BankPayment) => VerbResult): Promise<VerbResult | null> =>
    changeExisting(id, (payment) => {
      const result = verb(payment);
      return { payment: result.payment, result };
    });

  return {
    /** `holdMs` says how long to keep the first answer back; a repeat is answered at once. */
    submit: (request: PaymentRequest): Promise<VerbResult & { holdMs: number }> =>
      store.update(request.id, (existing) => {
        const result = submitBankPayment(existing && settleBankPayment(existing, ctx), request, ctx);
        const holdMs = existing ? 0 : holdOf(request, timeoutHoldMs);
        return { payment: result.payment, result: { ...result, holdMs } };
      }),
    capture: (id: string, amountMinor: number) =>
      run(id, (payment) => captureBankPayment(payment, amountMinor, ctx)),
    release: (id: string) => run(id, (payment) => releaseBankPayment(payment, ctx)),
    refund: (id: string, refund: { id: string; amountMinor: number }): Promise<RefundAnswer | null> =>
      changeExisting(id, (payment) => {
        const refunded = refundBankPayment(payment, refund, ctx);
        return { payment: refunded.payment, result: refunded.answer };
      }),
    lookup: (id: string): Promise<BankPayment | null> =>
      changeExisting(id, (payment) => ({ payment, result: payment })),
    decide: (id: string, decision: Decision) =>
      run(id, (payment) => decideBankPayment(payment, decision, ctx)),
    findIdByPageToken: (token: string) => store.findIdByPageToken(token),

    /**
     * Settles what is due and takes the events to send, from at most `limit` payments. `next` is when there is more to do:
     * now, where something was due; null for never.
     */
    async claimDueEvents(limit: number): Promise<{ events: DueBankEvent[]; next: Date | null }> {
      const now = ctx.clock.now();
      const payments = await store.listByDueAt(limit);
      const due = payments.filter(({ dueAt }) => dueAt <= now);
      const claimed = await Promise.all(
        due.map(({ id }) =>
          changeExisting(id, (settled) => {
            const { payment, due: entries } = claimBankEvents(settled, ctx);
            const url = payment.request.events_url;
            return { payment, result: entries.map((entry) => ({ paymentId: id, url, entry })) };
          }),
        ),
      );
      const next = due.length > 0 ? now : (payments[0]?.dueAt ?? null);
      return { events: claimed.flatMap((events) => events ?? []), next };
    },
    /** Records that the shop has accepted an event. */
    markDelivered: (event: DueBankEvent) =>
      changeExisting(event.paymentId, (payment) => ({
        payment: removeBankEvent(payment, event.entry.id),
        result: true,
      })),
  };
}

function holdOf(request: PaymentRequest, timeoutHoldMs: number): number {
  const hold = behaviourOf(request).holdAnswer;
  return hold === "timeout" ? timeoutHoldMs : hold;
}
