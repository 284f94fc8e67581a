import { fieldError } from "@/lib/contracts/parse";
import { invalidFields } from "@/lib/core/errors";

/** One page out of one row too many: the extra row tells that there are more. The cursor is the last id shown. */
export function pageOf<Row extends { id: string }, Item>(
  rows: readonly Row[],
  limit: number,
  present: (row: Row) => Item,
) {
  const shown = rows.slice(0, limit);
  const hasMore = rows.length > limit;
  const last = shown.at(-1);
  return {
    object: "list" as const,
    data: shown.map(present),
    has_more: hasMore,
    next_cursor: hasMore && last ? Buffer.from(last.id).toString("base64url") : null,
  };
}

/** The id behind a cursor; refuses (422) what no list gave out. */
export function idBehind(cursor: string | undefined): string | null {
  if (cursor === undefined) return null;
  const id = Buffer.from(cursor, "base64url").toString("utf8");
  if (!/^[a-z]+_[0-9a-z]{1,64}$/.test(id)) throw invalidFields([fieldError(["cursor"], "cursor_invalid")]);
  return id;
}
