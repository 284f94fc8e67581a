import { join } from "node:path";
import { merchants } from "@/db/schema";
import { createCheckoutContext } from "@/lib/checkout/create-context";
import { readEnvironment } from "@/lib/core/environment";
import { must } from "@/lib/core/invariant";
import { transact } from "@/lib/events/transact";
import { readDemo, writeDemo } from "./seed/demo-file";
import { refreshDemo } from "./seed/refresh-demo";
import { seedDemo } from "./seed/seed-demo";

/** Seeds an empty database with a demo merchant in test mode, and keeps `demo.json` true to this start's addresses. */
async function main(): Promise<void> {
  const { ctx, close } = createCheckoutContext(readEnvironment(process.env), "seed");
  const file = join(must(process.env.OPENTILL_HOME, "OPENTILL_HOME"), "demo.json");
  const shopUrl = must(process.env.OPENTILL_SHOP_URL, "OPENTILL_SHOP_URL");
  const demo = await transact(ctx, async (inside) => {
    const [anybody] = await inside.tx.select({ id: merchants.id }).from(merchants).limit(1);
    if (!anybody) return seedDemo(inside, shopUrl);
    const known = readDemo(file);
    return known && refreshDemo(inside, known, shopUrl);
  });
  const [operatorKey] = process.env.OPENTILL_OPERATOR_KEY?.split(",") ?? [];
  if (demo) writeDemo(file, { ...demo, ...(operatorKey ? { operator_key: operatorKey } : {}) });
  await close();
}

await main();
