import { count, eq } from "drizzle-orm";
import { events } from "@/db/schema";
import type { EventType } from "@/lib/contracts/event-types";
import { emitNotice } from "@/lib/events/emit";
import type { TransactionContext } from "@/lib/events/transact";
import { presentApiKey } from "./present-api-key";
import type { ApiKeyRow } from "./queries";

/**
 * Writes down a fact about a key, with the key's traits as they are now and never the key itself. The caller has its turn
 * (`takeTurn`), because the events about the key are counted. Once in a transaction for each key.
 */
export async function emitKeyNotice(
  ctx: TransactionContext,
  type: Extract<EventType, `api_key.${string}`>,
  key: ApiKeyRow,
): Promise<void> {
  const [told] = await ctx.tx.select({ events: count() }).from(events).where(eq(events.objectId, key.id));
  emitNotice(ctx, {
    scope: { merchantId: key.merchantId, livemode: key.livemode },
    type,
    objectId: key.id,
    sequence: 1 + (told?.events ?? 0),
    data: presentApiKey(key, ctx.wallClock.now()),
  });
}
