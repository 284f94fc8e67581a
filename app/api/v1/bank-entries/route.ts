import { bankEntriesQuery } from "@/lib/contracts/list-queries";
import { readRoute } from "@/lib/http/merchant-route";
import { idBehind, pageOf } from "@/lib/http/page-of";
import { readQuery } from "@/lib/http/read-query";
import { listEntries } from "@/lib/statements/list-entries";
import { presentEntry } from "@/lib/statements/present-entry";

export const GET = readRoute({}, async ({ ctx, scope, url }) => {
  const { limit, cursor, ...filter } = readQuery(bankEntriesQuery, url);
  const rows = await listEntries(ctx.db, scope, filter, { before: idBehind(cursor), limit: limit + 1 });
  return { status: 200, body: pageOf(rows, limit, presentEntry) };
});
