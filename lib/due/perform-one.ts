import { isDatabaseUnavailable } from "@/db/is-database-unavailable";
import type { CheckoutContext } from "@/lib/context/checkout-context";
import type { Duty } from "./duties";
import type { DueRow } from "./find-due";
import { forgetFailure, recordFailure } from "./record-failure";

/**
 * Runs a duty's verb for one row; answers whether it worked. One that throws is recorded for a retry, and holds up
 * nobody else. While the database is away nothing is anybody's failure.
 */
export async function performOne(ctx: CheckoutContext, duty: Duty, row: DueRow): Promise<boolean> {
  try {
    await duty.perform(ctx, row.id);
    if (row.failures > 0) await forgetFailure(ctx, duty.name, row.id);
    return true;
  } catch (error) {
    await writeDown(ctx, duty, row, error).catch((again: unknown) =>
      ctx.log.error({ duty: duty.name, id: row.id, error: again }, "a failure could not be written down"),
    );
    return false;
  }
}

async function writeDown(ctx: CheckoutContext, duty: Duty, row: DueRow, error: unknown): Promise<void> {
  if (!isDatabaseUnavailable(error)) return recordFailure(ctx, duty.name, row, error);
  ctx.log.warn({ duty: duty.name, id: row.id, error }, "the database went away during due work");
}
