import type { Clock } from "@/lib/core/clock";
import type { Random } from "@/lib/core/random";
import { CALL_TIMEOUT_MS } from "@/lib/providers/provider";
import { SIGNATURE_HEADER, signEvent } from "@/lib/providers/sandbox/signature";
import { createBank } from "./bank/bank";
import type { BankStatus } from "./bank/bank-payment";
import type { Decision } from "./bank/decide-bank-payment";
import { createMemoryStore } from "./bank/memory-store";
import { refundedMinor } from "./bank/present-bank-payment";
import { createHandler } from "./http/handle-request";

/** An event as the bank would post it. */
export type SentBankEvent = { paymentId: string; url: string; rawBody: string; headers: Headers };

const MAX_EVENTS_TAKEN = 10_000;
const ABSENT_BANK_URL = "http://sandbox.invalid";

/**
 * The whole bank inside this process, behind a `fetch`: the real adapter talks to the real handlers, without a socket, on
 * the caller's clock and chance. An answer that would be held past the caller's timeout is lost at once, as a timeout.
 */
export function createInProcessBank(options: { clock: Clock; random: Random; secret?: string }) {
  const { clock, random, secret = "in-process" } = options;
  const bank = createBank({
    store: createMemoryStore(),
    clock,
    random,
    publicUrl: ABSENT_BANK_URL,
    timeoutHoldMs: 2 * CALL_TIMEOUT_MS,
  });
  const handle = createHandler(bank, secret);

  return {
    bankUrl: ABSENT_BANK_URL,
    secret,
    async fetch(url: string, init: RequestInit = {}): Promise<Response> {
      const { response, holdMs } = await handle(new Request(url, init));
      if (holdMs > CALL_TIMEOUT_MS)
        throw new DOMException("The bank did not answer in time.", "TimeoutError");
      return response;
    },
    /** The customer's word, as if pressed on the bank page. False if the payment did not wait for it. */
    async decide(paymentId: string, decision: Decision): Promise<boolean> {
      const result = await bank.decide(paymentId, decision);
      return result !== null && result.refusal === null;
    },
    /** All events due by now, signed now, each handed out once: delivering, losing or repeating them is up to the caller. */
    async takeEvents(): Promise<SentBankEvent[]> {
      const { events: due } = await bank.claimDueEvents(MAX_EVENTS_TAKEN);
      await Promise.all(due.map((event) => bank.markDelivered(event)));
      return due.map(({ paymentId, url, entry }) => ({
        paymentId,
        url,
        rawBody: entry.body,
        headers: new Headers({ [SIGNATURE_HEADER]: signEvent(entry.body, secret, clock) }),
      }));
    },
    /** The money as the bank's own books have it: for checking that it moved as we say it did. */
    async books(paymentId: string): Promise<Books> {
      const payment = await bank.lookup(paymentId);
      return {
        status: payment?.status ?? null,
        capturedMinor: payment?.capturedMinor ?? 0,
        refundedMinor: payment ? refundedMinor(payment) : 0,
      };
    },
  };
}

/** A status of null: the bank has never heard of the payment. */
export type Books = { status: BankStatus | null; capturedMinor: number; refundedMinor: number };

export type InProcessBank = ReturnType<typeof createInProcessBank>;
