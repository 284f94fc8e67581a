import { getTableName, is, sql } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
import type { Database } from "@/db/client";
import * as schema from "@/db/schema";

/** When a key was last used is written by every call, whatever comes of it. */
const UNOBSERVED: readonly PgTable[] = [schema.apiKeys];

const TABLES = Object.values<unknown>(schema).filter(
  (entry): entry is PgTable => is(entry, PgTable) && !UNOBSERVED.includes(entry),
);

/** A mark of every row of every table: it is another once anything has been written, changed or deleted. */
export async function fingerprint(db: Database): Promise<Record<string, string>> {
  const marks = TABLES.map(
    (table) =>
      sql`(select md5(coalesce(string_agg(row::text, '' order by row::text), '')) from ${table} as row) as ${sql.identifier(getTableName(table))}`,
  );
  const [found] = await db.execute<Record<string, string>>(sql`select ${sql.join(marks, sql`, `)}`);
  return { ...found };
}
