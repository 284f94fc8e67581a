import type { z } from "zod";
import { type FieldError, invalidFields } from "@/lib/core/errors";
import { codeOfIssue } from "./code-of-issue";
import { MAX_FIELD_ERRORS } from "./limits";
import { findReservedKey } from "./reserved-keys";
import { VALIDATION_MESSAGES, type ValidationCode } from "./validation-codes";

/** One wrong field under a code of ours. `path` is written as in the request: `["items", 0, "quantity"]`. */
export function fieldError(path: readonly PropertyKey[], code: ValidationCode): FieldError {
  return { pointer: toPointer(path), code, message: VALIDATION_MESSAGES[code] };
}

/** Parses what a stranger sent, or refuses with every wrong field named (422), the first hundred of them. */
export function parseInput<T>(schema: z.ZodType<T>, input: unknown): T {
  const reserved = findReservedKey(input);
  if (reserved) throw invalidFields([fieldError(reserved, "key_reserved")]);
  const result = schema.safeParse(input, { reportInput: true });
  if (result.success) return result.data;
  throw invalidFields(result.error.issues.flatMap(presentIssue).slice(0, MAX_FIELD_ERRORS));
}

/** The field errors of one zod issue; unknown fields are named one by one. */
export function presentIssue(issue: z.core.$ZodIssue): FieldError[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => fieldError([...issue.path, key], "unknown_field"));
  }
  if (issue.code === "invalid_union") {
    const closest = [...issue.errors].sort(
      (left, right) =>
        Number(missesAtOnce(left)) - Number(missesAtOnce(right)) || countFaults(left) - countFaults(right),
    )[0];
    if (closest && closest.length > 0) {
      return closest.flatMap((inner) => presentIssue({ ...inner, path: [...issue.path, ...inner.path] }));
    }
  }
  return [fieldError(issue.path, codeOfIssue(issue))];
}

/** Each unknown field counts, though they come as one issue. */
function countFaults(issues: readonly z.core.$ZodIssue[]): number {
  return issues.reduce(
    (count, issue) => count + (issue.code === "unrecognized_keys" ? issue.keys.length : 1),
    0,
  );
}

/** Whether the value is of another kind than this branch of a union is about. */
function missesAtOnce(issues: readonly z.core.$ZodIssue[]): boolean {
  return issues.some(
    ({ path, code }) => path.length === 0 && (code === "invalid_type" || code === "invalid_value"),
  );
}

/** RFC 6901. */
export function toPointer(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}
