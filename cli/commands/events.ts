import { call } from "../api/call";
import { eventPageSchema } from "../api/event-schema";
import { EXIT, Failure } from "../exit";
import { presentEvent } from "../present-event";
import type { Command } from "./commands";

const PAGE = 100;
const PRETTY_LIMIT = 20;

/** `events`: the log behind a cursor, oldest first. In a pipe all of it, as JSON lines; on a terminal a page at a time. */
export const events: Command = async ({ connection, options, output }) => {
  const isPretty = output.isPretty && !options.json;
  const limit = readLimit(options.limit) ?? (isPretty ? PRETTY_LIMIT : Number.POSITIVE_INFINITY);
  let cursor = options.after ?? "0";
  let left = limit;
  while (left > 0) {
    const query = new URLSearchParams({ after: cursor, limit: String(Math.min(left, PAGE)) });
    if (options.type) query.set("type", options.type);
    const page = await call(connection, `/events?${query}`, eventPageSchema);
    for (const event of page.data) {
      output.data(isPretty ? presentEvent(event, output) : JSON.stringify(event));
    }
    cursor = page.next_cursor;
    left -= page.data.length;
    if (!page.has_more) break;
  }
  output.note(isPretty ? output.styled("dim", `Go on with --after ${cursor}`) : `next_cursor ${cursor}`);
};

function readLimit(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new Failure(EXIT.usage, "--limit is a whole number from 1 on.");
  return Number(text);
}
