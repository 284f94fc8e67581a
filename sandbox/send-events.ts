import { type Clock, SECOND_MS } from "@/lib/core/clock";
import { SIGNATURE_HEADER, signEvent } from "@/lib/providers/sandbox/signature";
import type { Bank, DueBankEvent } from "./bank/bank";

const BATCH_SIZE = 50;
const SEND_TIMEOUT_MS = 10 * SECOND_MS;

export type SendOptions = {
  bank: Bank;
  secret: string;
  clock: Clock;
  fetch?: (url: string, init: RequestInit) => Promise<Response>;
};

/**
 * Posts the events that are due to their shops, each signed at the time of sending. Anything but a 2xx leaves the
 * event to be sent again when its next attempt is due. Answers with how many were accepted and how
 * many were not, and when there is more to do.
 */
export async function sendDueEvents(
  options: SendOptions,
): Promise<{ accepted: number; refused: number; next: Date | null }> {
  const { events, next } = await options.bank.claimDueEvents(BATCH_SIZE);
  const results = await Promise.all(events.map((event) => sendEvent(options, event)));
  const accepted = results.filter(Boolean).length;
  return { accepted, refused: results.length - accepted, next };
}

async function sendEvent(options: SendOptions, event: DueBankEvent): Promise<boolean> {
  const { bank, secret, clock, fetch = globalThis.fetch } = options;
  const { body } = event.entry;
  try {
    const response = await fetch(event.url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        [SIGNATURE_HEADER]: signEvent(body, secret, clock),
      },
      body,
      redirect: "manual",
      signal: AbortSignal.timeout(SEND_TIMEOUT_MS),
    });
    await response.body?.cancel();
    if (!response.ok) return false;
  } catch {
    return false;
  }
  await bank.markDelivered(event);
  return true;
}
