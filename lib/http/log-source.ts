import type { Context, Scope } from "@/db/context";
import type { EventType } from "@/lib/contracts/event-types";
import { listEvents } from "@/lib/events/list-events";

const BATCH = 100;

type Input = { scope: Scope; position: number; type?: EventType | undefined };

/**
 * A merchant's log behind a position as a stream tells it, in order and without gaps: `id` is the cursor, `event` the type,
 * `data` the bytes that endpoints are sent.
 */
export function logSource(ctx: Context, { scope, position, type }: Input): () => Promise<string | null> {
  let last = position;
  return async () => {
    const rows = await listEvents(ctx.db, scope, { after: last, limit: BATCH, type });
    last = rows.at(-1)?.position ?? last;
    return rows.length === 0
      ? null
      : rows.map((row) => `id: ${row.position}\nevent: ${row.type}\ndata: ${row.body}\n\n`).join("");
  };
}
