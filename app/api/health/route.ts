import { sql } from "drizzle-orm";
import { webContext } from "@/lib/http/context";

export const dynamic = "force-dynamic";

/** 200 once the server can reach its database, 503 while it can't. */
export async function GET(): Promise<Response> {
  const { ctx } = webContext();
  try {
    await ctx.db.execute(sql`select 1`);
    return Response.json({ status: "ok" });
  } catch (error) {
    ctx.log.error({ error: String(error) }, "the database cannot be reached");
    return Response.json({ status: "database_unreachable" }, { status: 503 });
  }
}
