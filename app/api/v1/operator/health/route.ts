import { UNAVAILABLE_RETRY_AFTER_SECONDS } from "@/lib/contracts/limits";
import { Refusal } from "@/lib/core/errors";
import { readHealth } from "@/lib/due/read-health";
import { operatorReadRoute } from "@/lib/http/operator-route";
import { reachDatabase } from "@/lib/http/reach-database";

/** Whoever asks is told soon, also where the database hangs. */
const PATIENCE_MS = 2_000;

export const GET = operatorReadRoute(async ({ ctx }) => {
  const askedAt = performance.now();
  await reachDatabase(ctx, PATIENCE_MS).catch((error: unknown) => {
    ctx.log.error({ error }, "the database cannot be reached");
    throw new Refusal(503, "unavailable", "The database can't be reached now.", {
      headers: { "retry-after": String(UNAVAILABLE_RETRY_AFTER_SECONDS) },
    });
  });
  const database = { answered_in_ms: Math.ceil(performance.now() - askedAt) };
  return { status: 200, body: { ...(await readHealth(ctx)), database } };
});
