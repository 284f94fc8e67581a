import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { members } from "@/db/schema";
import { conflict } from "@/lib/core/errors";

type MemberRow = typeof members.$inferSelect;

/** A merchant's people, held against other changes, so that two owners cannot remove one another at once. */
export function lockMembers(tx: Transaction, merchantId: string): Promise<MemberRow[]> {
  return tx
    .select()
    .from(members)
    .where(eq(members.merchantId, merchantId))
    .orderBy(members.id)
    .for("update");
}

/** 409 `last_owner` where the merchant would be left with people and nobody who owns. */
export function refuseNoOwner(present: readonly MemberRow[], leavingPersonId: string): void {
  const owners = present.filter(({ role }) => role === "owner");
  if (owners.length !== 1 || owners[0]?.personId !== leavingPersonId) return;
  throw conflict("last_owner", "The merchant's last owner has to stay. Make somebody else an owner first.");
}
