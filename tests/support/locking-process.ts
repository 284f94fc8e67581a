import { sql } from "drizzle-orm";
import { connect } from "@/db/client";
import { readEnvironment } from "@/lib/core/environment";
import { must } from "@/lib/core/invariant";

/** A process of its own that locks a merchant's log in two transactions' way and goes no further: made to be frozen. */
const input = JSON.parse(must(process.argv[2], "the input"));
const { database } = readEnvironment({
  DATABASE_URL: input.databaseUrl,
  OPENTILL_URL: "http://localhost:3000",
  OPENTILL_SECRET: "a secret for tests, long enough to derive keys",
});
const { db } = connect(database.url, { limits: database.limits });

await db
  .transaction(async (tx) => {
    await tx.execute(sql`
      insert into event_counters (merchant_id, livemode, position) values (${input.merchantId}, ${input.livemode}, 0)
      on conflict (merchant_id, livemode) do update set position = event_counters.position`);
    console.log("locked");
    await new Promise(() => setInterval(() => {}, 60_000));
  })
  .catch(() => process.exit(0));
