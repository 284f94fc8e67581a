import { MAX_IMPORT_ERRORS } from "@/lib/contracts/limits";
import { fieldError } from "@/lib/contracts/parse";
import type { ValidationCode } from "@/lib/contracts/validation-codes";
import { type FieldError, Refusal } from "@/lib/core/errors";

/** What is wrong with a cell: the number of its line, from 1, and the name of its column, null where it is the whole line. */
export type LineError = FieldError & { line: number; column: string | null };

export function lineError(line: number, column: string | null, code: ValidationCode): LineError {
  const path = column === null ? [line] : [line, column];
  return { ...fieldError(path, code), line, column };
}

/** What is wrong with a file: all of it is counted, the first thousand are kept. */
export type LineErrors = { count: number; named: LineError[] };

export function addError(errors: LineErrors, error: LineError): void {
  errors.count += 1;
  if (errors.named.length < MAX_IMPORT_ERRORS) errors.named.push(error);
}

/** The refusal (422) of a file: nothing of it was imported. */
export function invalidLines({ count, named }: LineErrors): Refusal {
  const inOrder = [...named].sort((one, other) => one.line - other.line);
  const first = inOrder[0];
  const where = first ? ` The first is in line ${first.line}: ${first.message}` : "";
  const detail = `Nothing was imported: ${count === 1 ? "one cell or line is" : `${count} cells or lines are`} wrong.${where}`;
  return new Refusal(422, "invalid_lines", detail, { errors: inOrder, errorCount: count });
}
