import { checkPooler } from "@/db/check-pooler";
import { connect } from "@/db/client";
import { isDatabaseUnavailable } from "@/db/is-database-unavailable";
import { listen } from "@/db/listen";
import { createCheckoutContext } from "@/lib/checkout/create-context";
import { readEnvironment } from "@/lib/core/environment";
import { untilDone } from "@/lib/core/until-done";
import { DUTIES } from "@/lib/due/duties";
import { forgetIdempotencyKeys } from "@/lib/due/forget-idempotency-keys";
import { performDue } from "@/lib/due/perform-due";
import { WAKE_CHANNEL, WORK_IS_DUE } from "@/lib/events/write-facts";
import { openWebhookLanes } from "@/lib/webhooks/webhook-lanes";
import { createLoop } from "./loop";

const POLL_MS = 1_000;
const TIDY_EVERY_MS = 60_000;
const TIDY_BATCH = 1_000;
/** Webhooks are sent when a commit wakes and when a retry is due; this finds what a killed worker had. */
const LONGEST_PAUSE_MS = 5_000;
/** Claims take one, records one more, and failures one for each endpoint that fails at that moment. */
const DELIVERY_CONNECTIONS = 4;

const MONEY = DUTIES.filter(({ isOutside }) => !isOutside);
const OUTSIDE = DUTIES.filter(({ isOutside }) => isOutside);

/** The background process: any number may run beside each other. Stops after the work in hand. */
async function main(): Promise<void> {
  const environment = readEnvironment(process.env);
  const { ctx, close } = createCheckoutContext(environment, "worker");
  await untilDone(ctx.log, "the database", () => checkPooler(environment.database), isDatabaseUnavailable);
  const deliveries = connect(environment.database.url, {
    poolSize: DELIVERY_CONNECTIONS,
    plans: environment.database.prepares ? "lookups" : "unprepared",
    limits: environment.database.limits,
  });
  const lanes = openWebhookLanes({ ...ctx, db: deliveries.db }, { longestPauseMs: LONGEST_PAUSE_MS });
  const loops = [
    createLoop(ctx.log, POLL_MS, () => performDue(ctx, MONEY)),
    // Loops of their own: a slow mail server or a merchant's slow server must not hold up a customer's money, nor each other.
    ...OUTSIDE.map((duty) => createLoop(ctx.log, POLL_MS, () => performDue(ctx, [duty]))),
    createLoop(ctx.log, TIDY_EVERY_MS, () => forgetIdempotencyKeys(ctx, TIDY_BATCH)),
  ];
  const wakeAll = () => {
    lanes.wake();
    for (const loop of loops) loop.wake();
  };
  const listener = await untilDone(
    ctx.log,
    "the database",
    () =>
      listen(environment.database.directUrl, WAKE_CHANNEL, {
        onMessage: (message) => message === WORK_IS_DUE && wakeAll(),
        onListening: wakeAll,
      }),
    isDatabaseUnavailable,
  );
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, async () => {
      await Promise.all(loops.map((loop) => loop.stop()));
      await lanes.close();
      await deliveries.close();
      await listener.close();
      await close();
      process.exit(0);
    });
  }
  console.log("Worker is working.");
}

await main();
