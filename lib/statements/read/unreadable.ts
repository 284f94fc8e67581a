import { Refusal } from "@/lib/core/errors";

/** A file that is no statement, or a broken one (400): nothing of it is kept. `line` counts from 1. */
export function unreadable(what: string, line?: number): Refusal {
  const where = line === undefined ? "" : `Line ${line}: `;
  return new Refusal(400, "statement_unreadable", `${where}${what}`);
}
