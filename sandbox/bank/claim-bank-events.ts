import { addMs, DAY_MS, MINUTE_MS, SECOND_MS } from "@/lib/core/clock";
import { type Random, randomFraction } from "@/lib/core/random";
import type { BankContext, BankPayment, OutboxEntry } from "./bank-payment";

const FIRST_RETRY_MS = SECOND_MS;
const LONGEST_RETRY_MS = 10 * MINUTE_MS;
const GIVE_UP_AFTER_MS = 3 * DAY_MS;

/**
 * The entries that are due, with their next attempt already written down: whoever dies while sending leaves an entry
 * that is sent again, later. After three days of refusals an entry is given up.
 */
export function claimBankEvents(
  payment: BankPayment,
  ctx: BankContext,
): { payment: BankPayment; due: OutboxEntry[] } {
  const now = ctx.clock.now();
  const alive = payment.outbox.filter((entry) => addMs(new Date(entry.createdAt), GIVE_UP_AFTER_MS) > now);
  const due = alive.filter((entry) => new Date(entry.nextAttemptAt) <= now);
  const outbox = alive.map((entry) => (due.includes(entry) ? reschedule(entry, now, ctx.random) : entry));
  return { payment: { ...payment, outbox }, due };
}

/** Strikes off an entry that was accepted. */
export function removeBankEvent(payment: BankPayment, entryId: string): BankPayment {
  return { ...payment, outbox: payment.outbox.filter((entry) => entry.id !== entryId) };
}

function reschedule(entry: OutboxEntry, now: Date, random: Random): OutboxEntry {
  const backoffMs = Math.min(FIRST_RETRY_MS * 2 ** entry.attempts, LONGEST_RETRY_MS);
  const waitMs = Math.round(backoffMs * (1 + randomFraction(random) / 4));
  return { ...entry, attempts: entry.attempts + 1, nextAttemptAt: addMs(now, waitMs).toISOString() };
}
