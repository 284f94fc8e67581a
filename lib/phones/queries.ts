import { and, desc, eq, isNull } from "drizzle-orm";
import type { Database, Transaction } from "@/db/client";
import { payments, phones, pushSubscriptions } from "@/db/schema";
import type { PaymentRow } from "@/lib/payments/queries";

export type PhoneRow = typeof phones.$inferSelect;
export type PushSubscriptionRow = typeof pushSubscriptions.$inferSelect;

type Reader = Database | Transaction;

export async function findPhone(db: Reader, id: string): Promise<PhoneRow | null> {
  const [phone] = await db.select().from(phones).where(eq(phones.id, id));
  return phone ?? null;
}

/** Requests that a phone's page shows, those that are over included. */
const SHOWN_REQUESTS = 10;

/** What the phone was asked to approve lately, newest first. */
export function listPhonePayments(db: Reader, phoneId: string): Promise<PaymentRow[]> {
  return db
    .select()
    .from(payments)
    .where(eq(payments.phoneId, phoneId))
    .orderBy(desc(payments.id))
    .limit(SHOWN_REQUESTS);
}

/** The browsers on that phone that want to be notified. */
export function listSubscriptions(db: Reader, phoneId: string): Promise<PushSubscriptionRow[]> {
  return db
    .select()
    .from(pushSubscriptions)
    .where(and(eq(pushSubscriptions.phoneId, phoneId), isNull(pushSubscriptions.goneAt)))
    .orderBy(pushSubscriptions.id);
}
