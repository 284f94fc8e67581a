import { connect } from "@/db/client";
import type { Context } from "@/db/context";
import { systemClock } from "@/lib/core/clock";
import { must } from "@/lib/core/invariant";
import { silentLog } from "@/lib/core/log";
import { secureRandom } from "@/lib/core/random";
import { postSafely } from "@/lib/core/safe-fetch/post-safely";
import { deriveKeys } from "@/lib/core/secrets/keys";
import { openWebhookLanes } from "@/lib/webhooks/webhook-lanes";
import { createLoop } from "@/worker/loop";
import type { DeliveringProcessInput } from "./spawn-delivering-process";

const POLL_MS = 20;

/** A process of its own that delivers webhooks as the worker does, and says a word whenever it has claimed: made to be killed. */
function main(): void {
  const input: DeliveringProcessInput = JSON.parse(must(process.argv[2], "the input"));
  const ctx: Context = {
    db: connect(input.databaseUrl, { poolSize: 3 }).db,
    clock: systemClock,
    wallClock: systemClock,
    random: secureRandom,
    log: silentLog,
    keys: deriveKeys(input.masterSecret),
    baseUrl: "http://localhost:3000",
    allowLoopback: true,
    post: postSafely,
  };
  const lanes = openWebhookLanes(ctx, { leaseMs: input.leaseMs });
  createLoop(ctx.log, POLL_MS, async () => {
    const claimed = await lanes.deliverDue();
    if (claimed > 0) process.stdout.write("claimed\n");
    return 0;
  });
}

main();
