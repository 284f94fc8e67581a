import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { prepareStatements } from "./prepare-statements";
import * as schema from "./schema";

/** Connecting to a machine that does not answer ends after this. */
const CONNECT_TIMEOUT_SECONDS = 3;
/** Between attempts to connect: soon enough to go on within a second or two of a server's return. */
const SHORTEST_BACKOFF_SECONDS = 0.1;
const LONGEST_BACKOFF_SECONDS = 1;
/** The server ends a statement by itself; where no answer comes all the same, the connection is given up this much later. */
const ANSWER_GRACE_MS = 1_000;

export type DatabaseClient = ReturnType<typeof connect>;
export type Database = DatabaseClient["db"];
/** What a verb may run statements on: the pool, or one open transaction. */
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];

/**
 * `custom`: statements are kept, their plans made anew for the values at hand. `generic`: plans are made once, which only
 * tables that stay small can afford. `lookups`: plans are made once too, and of index lookups alone, for the few hot
 * statements whose every step finds rows by an index: making their plan costs twice as much as what it does, and this one
 * stays right however the tables grow. `unprepared`: nothing is kept and no parameter is sent on connecting, because a pooler
 * between us and the server hands connections around and refuses parameters that it does not know.
 */
type Plans = "custom" | "generic" | "lookups" | "unprepared";

/**
 * How long anything may take, in milliseconds, so that one that hangs holds up the others for a stated time only.
 * `idleTransactionMs` is the shortest: whoever waits for a lock of a process that is frozen gets it before giving up.
 */
export type DatabaseLimits = {
  /** One statement, its wait for locks included. */
  statementMs: number;
  /** The wait for a lock. */
  lockMs: number;
  /** A transaction in which nothing happens: its process is frozen or gone. The server ends it. */
  idleTransactionMs: number;
  /** The wait for one of the pool's connections. */
  connectionMs: number;
};

type Options = { poolSize?: number; plans?: Plans; limits?: DatabaseLimits };

/**
 * Opens a pool. It connects on first use, so a build needs no database. Whatever is lost with a connection is rejected, and
 * the pool lives on (`patches/README.md`).
 */
export function connect(url: string, { poolSize = 10, plans = "custom", limits }: Options = {}) {
  const options = {
    max: poolSize,
    connect_timeout: CONNECT_TIMEOUT_SECONDS,
    backoff: backoffSeconds,
    onnotice: () => {},
    prepare: plans !== "unprepared",
    connection: { application_name: "opentill", ...startupParameters(plans, limits) },
    ...(limits && {
      query_timeout: (limits.statementMs + ANSWER_GRACE_MS) / 1_000,
      queue_timeout: limits.connectionMs / 1_000,
    }),
  };
  const sql = postgres(url, options);
  if (!("guarded" in sql)) throw new Error("The database driver lacks its patch: run npm install.");
  const client = plans === "unprepared" ? sql : prepareStatements(sql);
  return { db: drizzle(client, { schema }), close: () => sql.end({ timeout: 5 }) };
}

/** What else the planner may do only where there is no other way. */
const LOOKUPS_ONLY = { enable_seqscan: "off", enable_hashjoin: "off", enable_mergejoin: "off" };

function startupParameters(plans: Plans, limits: DatabaseLimits | undefined): Record<string, string> {
  if (plans === "unprepared") return {};
  return {
    plan_cache_mode: plans === "custom" ? "force_custom_plan" : "force_generic_plan",
    ...(plans === "lookups" && LOOKUPS_ONLY),
    ...(limits && {
      statement_timeout: `${limits.statementMs}ms`,
      lock_timeout: `${limits.lockMs}ms`,
      idle_in_transaction_session_timeout: `${limits.idleTransactionMs}ms`,
    }),
  };
}

/** How long to wait after that many failures in a row. */
export function backoffSeconds(failures: number): number {
  return Math.min(SHORTEST_BACKOFF_SECONDS * 2 ** failures, LONGEST_BACKOFF_SECONDS);
}
