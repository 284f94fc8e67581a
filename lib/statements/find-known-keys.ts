import { and, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { Scope } from "@/db/context";
import { bankEntries } from "@/db/schema";
import type { NamedEntry } from "./name-entries";
import { ownedBy } from "./queries";

/** Which of these are written down already: a file that is handed in again is soon looked through. */
export async function findKnownKeys(
  db: Database,
  scope: Scope,
  named: readonly NamedEntry[],
): Promise<ReadonlySet<string>> {
  const accounts = [...new Set(named.map(({ entry }) => entry.account))];
  const keys = named.map(({ key }) => key);
  const known = await db
    .select({ key: bankEntries.key })
    .from(bankEntries)
    .where(
      and(
        ownedBy(scope),
        sql`${bankEntries.account} = any(${sql.param(accounts)})`,
        sql`${bankEntries.key} = any(${sql.param(keys)})`,
      ),
    );
  return new Set(known.map(({ key }) => key));
}
