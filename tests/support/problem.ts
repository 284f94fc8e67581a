import { expect } from "vitest";
import { z } from "zod";
import { ERROR_CODES } from "@/lib/contracts/error-codes";
import type { Answer } from "./api-world";

/** RFC 9457 as this API writes it, and nothing beside. */
export const problemSchema = z.strictObject({
  type: z.url(),
  title: z.string().min(1),
  status: z.int().min(400).max(599),
  detail: z.string().min(1),
  code: z.string().refine((code) => Object.hasOwn(ERROR_CODES, code), { error: "not a documented code" }),
  request_id: z.string().regex(/^req_[0-9a-z]{26}$/),
  error_count: z.int().min(1).optional(),
  errors: z
    .array(
      z.strictObject({
        pointer: z.string().regex(/^(\/([^~/]|~[01])*)*$/),
        code: z.string().regex(/^[a-z_]+$/),
        message: z.string().min(1),
        line: z.int().min(1).optional(),
        column: z.string().nullable().optional(),
      }),
    )
    .min(1)
    .optional(),
});

export type Problem = z.infer<typeof problemSchema>;

/** Holds every refusal to the same form: one problem, its status and request id the same in header and body. */
export function readProblem(answer: Answer): Problem {
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  expect(answer.headers.get("cache-control")).toBe("no-store");
  const problem = answer.as(problemSchema);
  expect(problem.status).toBe(answer.status);
  expect(problem.request_id).toBe(answer.headers.get("x-request-id"));
  expect(problem.type.endsWith(`/api/v1/errors/${problem.code}`)).toBe(true);
  expect(problem.errors !== undefined).toBe(answer.status === 422);
  return problem;
}

/** The fields that a 422 names, each pointer with its code. */
export function namedFields(answer: Answer): [string, string][] {
  expect(answer.status).toBe(422);
  return (readProblem(answer).errors ?? []).map(({ pointer, code }) => [pointer, code]);
}
