import { readFileSync } from "node:fs";
import { join } from "node:path";
import { must } from "@/lib/core/invariant";
import { lighthouse } from "./parts/lighthouse";
import { liveStatus } from "./parts/live-status";
import { pageWeight } from "./parts/page-weight";
import { productImport } from "./parts/product-import";
import { rateLimits } from "./parts/rate-limits";
import { throughput } from "./parts/throughput";
import { webhookSoak } from "./parts/webhook-soak";
import { type Bench, printRows } from "./support/bench";

const PARTS = {
  throughput,
  "live-status": liveStatus,
  "rate-limits": rateLimits,
  "webhook-soak": webhookSoak,
  "product-import": productImport,
  "page-weight": pageWeight,
  lighthouse,
};

/**
 * Measures the built product that `npm run bench` has started: ratios against a floor taken in the same run, because
 * machines differ and a number alone says nothing. Name parts to run only those.
 */
async function main(): Promise<void> {
  const home = must(process.env.OPENTILL_HOME, "OPENTILL_HOME");
  const bench: Bench = {
    databaseUrl: must(process.env.DATABASE_URL, "DATABASE_URL"),
    demo: JSON.parse(readFileSync(join(home, "demo.json"), "utf8")),
  };
  const wanted = process.argv.slice(2);
  for (const [name, part] of Object.entries(PARTS)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    printRows(name, await part(bench));
  }
}

await main();
