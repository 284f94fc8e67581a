import { and, asc, eq, gt, isNull } from "drizzle-orm";
import type { Database, Transaction } from "@/db/client";
import { members, merchants, people, signInLinks } from "@/db/schema";
import type { Role } from "@/lib/contracts/roles";

export type PersonRow = typeof people.$inferSelect;
export type SignInLinkRow = typeof signInLinks.$inferSelect;

type Reader = Database | Transaction;

/** What a person is at one merchant. */
export type Membership = {
  merchantId: string;
  /** As the operator knows it. */
  merchantName: string;
  role: Role;
  isLive: boolean;
  isSuspended: boolean;
};

/** Addresses are known in small letters, however they were typed. */
export function lowerEmail(email: string): string {
  return email.trim().toLowerCase();
}

export async function findPersonByEmail(db: Reader, email: string): Promise<PersonRow | null> {
  const [person] = await db
    .select()
    .from(people)
    .where(eq(people.email, lowerEmail(email)));
  return person ?? null;
}

/** Where somebody belongs, in the order in which they came there. */
export async function listMemberships(db: Reader, personId: string): Promise<Membership[]> {
  const rows = await db
    .select({
      merchantId: members.merchantId,
      merchantName: merchants.name,
      role: members.role,
      liveSince: merchants.liveSince,
      suspendedAt: merchants.suspendedAt,
    })
    .from(members)
    .innerJoin(merchants, eq(merchants.id, members.merchantId))
    .where(eq(members.personId, personId))
    .orderBy(asc(members.id));
  return rows.map(({ liveSince, suspendedAt, ...row }) => ({
    ...row,
    isLive: liveSince !== null,
    isSuspended: suspendedAt !== null,
  }));
}

/** A merchant's people, in the order in which they came. */
export function listMembers(
  db: Reader,
  merchantId: string,
): Promise<{ email: string; role: Role; createdAt: Date }[]> {
  return db
    .select({ email: people.email, role: members.role, createdAt: members.createdAt })
    .from(members)
    .innerJoin(people, eq(people.id, members.personId))
    .where(eq(members.merchantId, merchantId))
    .orderBy(asc(members.id));
}

export async function findSignInLink(
  db: Reader,
  id: string,
): Promise<(SignInLinkRow & { email: string }) | null> {
  const [found] = await db
    .select({ link: signInLinks, email: people.email })
    .from(signInLinks)
    .innerJoin(people, eq(people.id, signInLinks.personId))
    .where(eq(signInLinks.id, id));
  return found ? { ...found.link, email: found.email } : null;
}

/** Links of a person that would still sign in. */
export function listOpenLinks(db: Reader, personId: string, now: Date): Promise<{ id: string }[]> {
  return db
    .select({ id: signInLinks.id })
    .from(signInLinks)
    .where(
      and(eq(signInLinks.personId, personId), gt(signInLinks.expiresAt, now), isNull(signInLinks.usedAt)),
    );
}

/** Whether a link still signs in. */
export function isOpenLink({ usedAt, expiresAt }: SignInLinkRow, now: Date): boolean {
  return usedAt === null && expiresAt > now;
}

/** All merchants, for whoever runs the server. */
export function listMerchants(db: Reader): Promise<{ id: string; name: string }[]> {
  return db.select({ id: merchants.id, name: merchants.name }).from(merchants).orderBy(asc(merchants.id));
}
