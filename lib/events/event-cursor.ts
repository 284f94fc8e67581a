import { fieldError } from "@/lib/contracts/parse";
import { invalidFields } from "@/lib/core/errors";

/** The position behind a cursor of the log. The cursor is the position itself; merchants are told that it is opaque. */
export function positionBehind(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  if (!/^[0-9]{1,15}$/.test(cursor)) throw invalidFields([fieldError(["after"], "cursor_invalid")]);
  return Number(cursor);
}
