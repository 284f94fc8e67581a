import { and, asc, eq, inArray, isNotNull, lte, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import {
  checkoutSessions,
  idempotencyKeys,
  payments,
  providerEvents,
  refunds,
  strayReports,
} from "@/db/schema";

/** Each lists the ids of rows whose time has come, oldest first. The verb that is run for one looks again under its lock. */
export const findDue = {
  async sessions({ db, clock }: Context, limit: number): Promise<string[]> {
    const rows = await db
      .select({ id: checkoutSessions.id })
      .from(checkoutSessions)
      .where(and(eq(checkoutSessions.status, "open"), lte(checkoutSessions.expiresAt, clock.now())))
      .orderBy(asc(checkoutSessions.expiresAt))
      .limit(limit);
    return rows.map((row) => row.id);
  },

  async customerActions({ db, clock }: Context, limit: number): Promise<string[]> {
    const rows = await db
      .select({ id: payments.id })
      .from(payments)
      .where(and(eq(payments.status, "requires_action"), lte(payments.actBy, clock.now())))
      .orderBy(asc(payments.actBy))
      .limit(limit);
    return rows.map((row) => row.id);
  },

  async confirmations({ db, clock }: Context, limit: number): Promise<string[]> {
    const rows = await db
      .select({ id: payments.id })
      .from(payments)
      .where(and(eq(payments.status, "authorized"), lte(payments.confirmBy, clock.now())))
      .orderBy(asc(payments.confirmBy))
      .limit(limit);
    return rows.map((row) => row.id);
  },

  async lateAnswers({ db, clock }: Context, limit: number): Promise<string[]> {
    const rows = await db
      .select({ id: payments.id })
      .from(payments)
      .where(
        and(
          inArray(payments.status, ["requires_action", "processing", "capturing", "voiding"]),
          lte(payments.reconcileAt, clock.now()),
        ),
      )
      .orderBy(asc(payments.reconcileAt))
      .limit(limit);
    return rows.map((row) => row.id);
  },

  async providerEvents({ db, clock }: Context, limit: number): Promise<string[]> {
    const rows = await db
      .select({ id: providerEvents.id })
      .from(providerEvents)
      .where(and(isNotNull(providerEvents.dueAt), lte(providerEvents.dueAt, clock.now())))
      .orderBy(asc(providerEvents.dueAt))
      .limit(limit);
    return rows.map((row) => row.id);
  },

  async refunds({ db, clock }: Context, limit: number): Promise<string[]> {
    const rows = await db
      .select({ id: refunds.id })
      .from(refunds)
      .where(and(isNotNull(refunds.dueAt), lte(refunds.dueAt, clock.now())))
      .orderBy(asc(refunds.dueAt))
      .limit(limit);
    return rows.map((row) => row.id);
  },

  async strayHolds({ db, clock }: Context, limit: number): Promise<string[]> {
    const rows = await db
      .select({ id: strayReports.id })
      .from(strayReports)
      .where(and(isNotNull(strayReports.dueAt), lte(strayReports.dueAt, clock.now())))
      .orderBy(asc(strayReports.dueAt))
      .limit(limit);
    return rows.map((row) => row.id);
  },
};

/** Forgets idempotency keys whose time is over; answers how many. */
export async function forgetIdempotencyKeys({ db, clock }: Context, limit: number): Promise<number> {
  const now = clock.now().toISOString();
  const deleted = await db.execute(sql`
    delete from ${idempotencyKeys} where ctid in (
      select ctid from ${idempotencyKeys} where expires_at <= ${now}::timestamptz limit ${limit})
    returning 1`);
  return deleted.length;
}
