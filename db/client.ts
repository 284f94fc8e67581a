import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { prepareStatements } from "./prepare-statements";
import * as schema from "./schema";

const CONNECT_TIMEOUT_SECONDS = 10;
/** Between attempts to connect: soon enough to go on within a second or two of a server's return. */
const SHORTEST_BACKOFF_SECONDS = 0.1;
const LONGEST_BACKOFF_SECONDS = 1;

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
    backoff: backoffSeconds,
    onnotice: () => {},
    prepare: plans !== "unprepared",
    connection: {
      application_name: "opentill",
      ...(plans === "unprepared" ? {} : { plan_cache_mode: `force_${plans}_plan` }),
    },
  });
  if (!("guarded" in sql)) throw new Error("The database driver lacks its patch: run npm install.");
  const client = plans === "unprepared" ? sql : prepareStatements(sql);
  return { db: drizzle(client, { schema }), close: () => sql.end({ timeout: 5 }) };
}

/** How long to wait after that many failures in a row. */
export function backoffSeconds(failures: number): number {
  return Math.min(SHORTEST_BACKOFF_SECONDS * 2 ** failures, LONGEST_BACKOFF_SECONDS);
}
