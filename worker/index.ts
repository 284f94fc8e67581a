import { checkPooler } from "@/db/check-pooler";
import { connect } from "@/db/client";
import { isDatabaseUnavailable } from "@/db/is-database-unavailable";
import { listen } from "@/db/listen";
import { createCheckoutContext } from "@/lib/checkout/create-context";
import { readEnvironment } from "@/lib/core/environment";
import { newId } from "@/lib/core/ids";
import { untilDone } from "@/lib/core/until-done";
import { startDueWork } from "@/lib/due/due-work";
import { forgetIdempotencyKeys } from "@/lib/due/forget-idempotency-keys";
import { forgetRateLimitBuckets } from "@/lib/due/forget-rate-limit-buckets";
import { forgetSignIns } from "@/lib/due/forget-sign-ins";
import { HEARTBEAT_EVERY_MS, recordHeartbeat } from "@/lib/due/record-heartbeat";
import { WAKE_CHANNEL, WORK_IS_DUE } from "@/lib/events/wake-channel";
import { openWebhookLanes } from "@/lib/webhooks/webhook-lanes";
import { createLoop } from "./loop";

const TIDY_EVERY_MS = 60_000;
const TIDY_BATCH = 1_000;
/** Webhooks are sent when a commit wakes and when a retry is due; this finds what a killed worker had. */
const LONGEST_PAUSE_MS = 5_000;
/** Claims take one, records one more, and failures one for each endpoint that fails at that moment. */
const DELIVERY_CONNECTIONS = 4;

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
  const due = startDueWork(ctx);
  const tidying = createLoop(ctx.log, TIDY_EVERY_MS, async () => {
    const keys = await forgetIdempotencyKeys(ctx, TIDY_BATCH);
    const signIns = await forgetSignIns(ctx, TIDY_BATCH);
    return Math.max(keys, signIns, await forgetRateLimitBuckets(ctx, TIDY_BATCH));
  });
  const self = { id: newId("worker", ctx), startedAt: ctx.wallClock.now() };
  const beating = createLoop(ctx.log, HEARTBEAT_EVERY_MS, () => recordHeartbeat(ctx, self).then(() => 0));
  const listener = await untilDone(
    ctx.log,
    "the database",
    () =>
      listen(environment.database.directUrl, WAKE_CHANNEL, {
        onMessage: (message) => (message === WORK_IS_DUE ? lanes.wake() : due.hear(message)),
        onListening() {
          lanes.wake();
          due.lookAtAll();
        },
      }),
    isDatabaseUnavailable,
  );
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, async () => {
      await Promise.all([due.stop(), tidying.stop(), beating.stop(), lanes.close()]);
      await deliveries.close();
      await listener.close();
      await close();
      process.exit(0);
    });
  }
  console.log("Worker is working.");
}

await main();
