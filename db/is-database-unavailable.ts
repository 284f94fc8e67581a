/** The driver's words and the network's: nobody answers, or a limit of waiting is over. */
const CODES = new Set([
  "CONNECTION_CLOSED",
  "CONNECTION_DESTROYED",
  "CONNECTION_ENDED",
  "CONNECT_TIMEOUT",
  "QUERY_TIMEOUT",
  "QUEUE_TIMEOUT",
  "ECONNREFUSED",
  "ECONNRESET",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EPIPE",
  "ETIMEDOUT",
]);

/**
 * PostgreSQL's codes for a server that can't serve now: connection trouble (08), out of resources (53), shut down, crashed or
 * starting (57P), a statement or a lock that took too long (57014, 55P03), a transaction that was ended for doing nothing
 * (25P03, 25P04), a standby that can't be written to (25006).
 */
const SQL_STATES = /^(?:08...|53...|57P0[1-5]|57014|55P03|25P03|25P04|25006)$/;

/** Whether the database could not do it now, so that the same may be asked again: nothing is known to be wrong with it. */
export function isDatabaseUnavailable(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = "code" in cause ? cause.code : undefined;
    const isOfTheDatabase = "severity" in cause || "query" in cause || "errno" in cause;
    if (typeof code === "string" && isOfTheDatabase && (CODES.has(code) || SQL_STATES.test(code)))
      return true;
  }
  return false;
}
