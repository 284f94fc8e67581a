import { createHmac } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { rateLimitBuckets } from "@/db/schema";
import type { Sent } from "./counter";
import type { Measured } from "./settler";

const ID_BYTES = 16;

type Row = { id: string; added: number; within: number; leaks: number };

/**
 * Adds counts to the buckets that all web servers share, in one statement by the database's clock, as `add` of `bucket.ts` does;
 * answers what is in each, in the same order. Rows are taken in the order of their ids, so that servers never wait for each
 * other in a ring.
 */
export async function settleBuckets(
  db: Database,
  key: Uint8Array,
  sent: readonly Sent[],
): Promise<readonly Measured[]> {
  const ids = sent.map(({ entry }) => idOf(key, entry.name));
  const rows = new Map<string, Row>();
  for (const [index, { entry, added, withinSeconds }] of sent.entries()) {
    const id = ids[index] ?? "";
    // A bucket that was forgotten meanwhile may be listed twice.
    const twin = rows.get(id);
    rows.set(id, {
      id,
      added: added + (twin?.added ?? 0),
      within: Math.max(withinSeconds, twin?.within ?? 0),
      leaks: entry.policy.perSecond,
    });
  }
  const answered = await db.execute<{ id: string; level: number; age: number }>(sql`
    insert into ${rateLimitBuckets} as bucket (id, level, leaks_per_second, measured_at, expires_at)
    select id, added, leaks, began_at, began_at + make_interval(secs => added / leaks)
    from jsonb_to_recordset(${JSON.stringify([...rows.values()])}::jsonb)
        as sent (id uuid, added float8, within float8, leaks float8),
      lateral (select now() - make_interval(secs => within)) as began (began_at)
    order by id
    on conflict (id) do update set
      level = ${LEVEL},
      leaks_per_second = excluded.leaks_per_second,
      measured_at = ${MEASURED_AT},
      expires_at = ${MEASURED_AT} + make_interval(secs => ${LEVEL} / excluded.leaks_per_second)
    returning id, level, extract(epoch from now() - measured_at)::float8 as age`);
  const measured = new Map(
    answered.map(({ id, level, age }) => [id.replaceAll("-", ""), { level, ageSeconds: age }]),
  );
  return ids.map((id) => measured.get(id) ?? { level: 0, ageSeconds: 0 });
}

const MEASURED_AT = sql`greatest(bucket.measured_at, excluded.measured_at)`;
const LEVEL = sql`(greatest(0, bucket.level - excluded.leaks_per_second
  * extract(epoch from ${MEASURED_AT} - bucket.measured_at)) + excluded.level)`;

/** Names keys and networks to nobody who has not the server's secret. */
function idOf(key: Uint8Array, name: string): string {
  return createHmac("sha256", key).update(name).digest().subarray(0, ID_BYTES).toString("hex");
}
