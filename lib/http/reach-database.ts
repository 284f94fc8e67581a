import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import type { Context } from "@/db/context";

/** Throws where the database has no answer by then, also where it hangs. */
export async function reachDatabase({ db }: Pick<Context, "db">, timeoutMs: number): Promise<void> {
  const answer = db.execute(sql`select 1`);
  const isLate = await Promise.race([answer.then(() => false), sleep(timeoutMs, true, { ref: false })]);
  answer.catch(() => {});
  if (isLate) throw new Error("the database did not answer in time");
}
