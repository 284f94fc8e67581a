import { eventsQuery } from "@/lib/contracts/list-queries";
import { fieldError } from "@/lib/contracts/parse";
import { invalidFields } from "@/lib/core/errors";
import { listEvents } from "@/lib/events/list-events";
import { readRoute } from "@/lib/http/merchant-route";
import { readQuery } from "@/lib/http/read-query";

export const GET = readRoute({}, async ({ ctx, scope, url }) => {
  const { after, limit, type } = readQuery(eventsQuery, url);
  const position = positionBehind(after);
  const rows = await listEvents(ctx.db, scope, { after: position, limit: limit + 1, type });
  const shown = rows.slice(0, limit);
  const body = {
    object: "list",
    data: shown.map((row) => JSON.parse(row.body)),
    has_more: rows.length > limit,
    next_cursor: String(shown.at(-1)?.position ?? position),
  };
  return { status: 200, body };
});

/** The cursor is the position itself; merchants are told that it is opaque. */
function positionBehind(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  if (!/^[0-9]{1,15}$/.test(cursor)) throw invalidFields([fieldError(["after"], "cursor_invalid")]);
  return Number(cursor);
}
