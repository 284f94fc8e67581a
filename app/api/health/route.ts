import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { UNAVAILABLE_RETRY_AFTER_SECONDS } from "@/lib/contracts/limits";
import { webContext } from "@/lib/http/context";

export const dynamic = "force-dynamic";

/** Whoever asks, such as a load balancer, is told soon, also where the database hangs. */
const PATIENCE_MS = 2_000;

/** 200 while the server can reach its database, 503 within two seconds while it can't. */
export async function GET(): Promise<Response> {
  const { ctx } = webContext();
  try {
    const answer = ctx.db.execute(sql`select 1`);
    const isLate = await Promise.race([answer.then(() => false), sleep(PATIENCE_MS, true, { ref: false })]);
    answer.catch(() => {});
    if (isLate) throw new Error("the database did not answer in time");
    return Response.json({ status: "ok" });
  } catch (error) {
    ctx.log.error({ error }, "the database cannot be reached");
    return Response.json(
      { status: "database_unreachable" },
      { status: 503, headers: { "retry-after": String(UNAVAILABLE_RETRY_AFTER_SECONDS) } },
    );
  }
}
