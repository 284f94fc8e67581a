import { and, desc, eq, lt } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { Scope } from "@/db/context";
import { bankEntries } from "@/db/schema";
import type { BankEntryStatus } from "@/lib/contracts/bank-objects";
import { ownedBy } from "./queries";

type Page = { before: string | null; limit: number };

/** The merchant's entries, newest first, behind the entry with the id `before`. Stable while statements are handed in. */
export function listEntries(
  db: Database,
  scope: Scope,
  { status }: { status?: BankEntryStatus | undefined },
  page: Page,
) {
  return db
    .select()
    .from(bankEntries)
    .where(
      and(
        ownedBy(scope),
        status === undefined ? undefined : eq(bankEntries.status, status),
        page.before ? lt(bankEntries.id, page.before) : undefined,
      ),
    )
    .orderBy(desc(bankEntries.id))
    .limit(page.limit);
}
