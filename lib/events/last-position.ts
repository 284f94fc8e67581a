import { and, eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { Scope } from "@/db/context";
import { eventCounters } from "@/db/schema";

/** The last position of the merchant's log of one mode; 0 where nothing has been written yet. */
export async function lastPosition(db: Database, { merchantId, livemode }: Scope): Promise<number> {
  const [counter] = await db
    .select({ position: eventCounters.position })
    .from(eventCounters)
    .where(and(eq(eventCounters.merchantId, merchantId), eq(eventCounters.livemode, livemode)));
  return counter?.position ?? 0;
}
