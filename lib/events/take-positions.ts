import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { Scope } from "@/db/context";

/**
 * Moves a log's counter on by `count` and holds it until the commit: what commits after this one has seen everything that
 * this one wrote. With 0 it only takes its turn. The last lock of a transaction, so that it can't be part of a deadlock and
 * is held for one commit.
 */
export async function takePositions(
  tx: Transaction,
  { merchantId, livemode }: Scope,
  count: number,
): Promise<void> {
  await tx.execute(sql`
    insert into event_counters as counter (merchant_id, livemode, position)
    values (${merchantId}, ${livemode}, ${count})
    on conflict (merchant_id, livemode) do update set position = counter.position + excluded.position`);
}
