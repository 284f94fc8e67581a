import { providerEvents } from "@/db/schema";
import { newId } from "@/lib/core/ids";
import { transact } from "@/lib/events/transact";
import { WORK_IS_DUE } from "@/lib/events/write-facts";
import type { ParsedProviderEvent, ProviderId } from "@/lib/providers/provider";
import type { CheckoutContext } from "../context";

/**
 * Stores what a provider sent, once, due now. Nothing is made of it here: the provider gets its answer as soon as the
 * event is safe, and the worker applies it.
 */
export async function receiveProviderEvent(
  ctx: CheckoutContext,
  provider: ProviderId,
  event: Extract<ParsedProviderEvent, { ok: true }>,
): Promise<void> {
  await transact(ctx, async ({ tx, facts, clock, random }) => {
    const now = clock.now();
    await tx
      .insert(providerEvents)
      .values({
        id: newId("providerEvent", { clock, random }),
        provider,
        externalId: event.externalId,
        paymentId: event.paymentId,
        report: event.report,
        receivedAt: now,
        dueAt: now,
      })
      .onConflictDoNothing();
    facts.wakes.add(WORK_IS_DUE);
  });
}
