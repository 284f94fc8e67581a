import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { prepareStatements } from "./prepare-statements";
import * as schema from "./schema";

const CONNECT_TIMEOUT_SECONDS = 10;

export type DatabaseClient = ReturnType<typeof connect>;
export type Database = DatabaseClient["db"];
/** What a verb may run statements on: the pool, or one open transaction. */
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];

/**
 * `custom`: statements are kept, their plans made anew for the values at hand. `generic`: plans are made once, which only
 * tables that stay small can afford. `unprepared`: nothing is kept and no parameter is sent on connecting, because a pooler
 * between us and the server hands connections around and refuses parameters that it does not know.
 */
type Plans = "custom" | "generic" | "unprepared";

/** Opens a pool. It connects on first use, so a build needs no database. */
export function connect(url: string, poolSize = 10, plans: Plans = "custom") {
  const sql = postgres(url, {
    max: poolSize,
    connect_timeout: CONNECT_TIMEOUT_SECONDS,
    onnotice: () => {},
    prepare: plans !== "unprepared",
    connection: {
      application_name: "opentill",
      ...(plans === "unprepared" ? {} : { plan_cache_mode: `force_${plans}_plan` }),
    },
  });
  const client = plans === "unprepared" ? sql : prepareStatements(sql);
  return { db: drizzle(client, { schema }), close: () => sql.end({ timeout: 5 }) };
}
