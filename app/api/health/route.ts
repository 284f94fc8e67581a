import { UNAVAILABLE_RETRY_AFTER_SECONDS } from "@/lib/contracts/limits";
import { webContext } from "@/lib/http/context";
import { reachDatabase } from "@/lib/http/reach-database";

export const dynamic = "force-dynamic";

/** Whoever asks, such as a load balancer, is told soon, also where the database hangs. */
const PATIENCE_MS = 2_000;

/** 200 while the server can reach its database, 503 within two seconds while it can't. */
export async function GET(): Promise<Response> {
  const { ctx } = webContext();
  try {
    await reachDatabase(ctx, PATIENCE_MS);
    return Response.json({ status: "ok" });
  } catch (error) {
    ctx.log.error({ error }, "the database cannot be reached");
    return Response.json(
      { status: "database_unreachable" },
      { status: 503, headers: { "retry-after": String(UNAVAILABLE_RETRY_AFTER_SECONDS) } },
    );
  }
}
