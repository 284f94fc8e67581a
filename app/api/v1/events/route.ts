import { eventsQuery } from "@/lib/contracts/list-queries";
import { positionBehind } from "@/lib/events/event-cursor";
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
