import { providerEvents } from "@/db/schema";
import type { CheckoutContext } from "@/lib/context/checkout-context";
import { newId } from "@/lib/core/ids";
import { dutyIsDue } from "@/lib/events/duty-names";
import { transact } from "@/lib/events/transact";
import type { ParsedProviderEvent, ProviderId } from "@/lib/providers/provider";

export type GenuineEvent = Extract<ParsedProviderEvent, { ok: true }>;

type Input = { provider: ProviderId; merchantId: string; rawBody: string; event: GenuineEvent };

/**
 * Stores a provider's event, once, due now. Nothing is made of it here: the provider gets its answer as soon as the event
 * is safe, and the worker applies it. An event that we do not follow is kept too, so that the provider stops sending it and
 * a person can read it.
 */
export async function storeProviderEvent(ctx: CheckoutContext, { event, ...row }: Input): Promise<void> {
  await transact(ctx, async ({ tx, facts, clock, random }) => {
    const now = clock.now();
    const said =
      event.kind === "report"
        ? { paymentId: event.paymentId, report: event.report, dueAt: now }
        : { outcome: "not_followed", appliedAt: now };
    await tx
      .insert(providerEvents)
      .values({
        id: newId("providerEvent", { clock, random }),
        ...row,
        externalId: event.externalId,
        receivedAt: now,
        ...said,
      })
      .onConflictDoNothing();
    if (event.kind === "report") facts.wakes.add(dutyIsDue("provider event"));
  });
}
