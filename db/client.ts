import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { prepareStatements } from "./prepare-statements";
import * as schema from "./schema";

const CONNECT_TIMEOUT_SECONDS = 10;

export type DatabaseClient = ReturnType<typeof connect>;
export type Database = DatabaseClient["db"];
/** What a verb may run statements on: the pool, or one open transaction. */
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];

/** Opens a pool. It connects on first use, so a build needs no database. */
export function connect(url: string, poolSize = 10) {
  const sql = postgres(url, {
    max: poolSize,
    connect_timeout: CONNECT_TIMEOUT_SECONDS,
    onnotice: () => {},
    connection: { application_name: "opentill", plan_cache_mode: "force_custom_plan" },
  });
  return { db: drizzle(prepareStatements(sql), { schema }), close: () => sql.end({ timeout: 5 }) };
}
