import { expect } from "vitest";
import { ALL_OPERATIONS } from "@/lib/contracts/operations";
import { must } from "@/lib/core/invariant";
import { METHODS } from "./api-routes";
import { type Answer, type ApiWorld, OPERATOR_KEY } from "./api-world";

export type Use = { id?: unknown; query?: string; body?: unknown; key?: string };

/** Calls an operation by its name and holds the answer to what is documented: nothing less, nothing more. */
export async function callOperation(world: ApiWorld, id: string, at: Use = {}): Promise<Answer> {
  const operation = must(
    ALL_OPERATIONS.find((each) => each.id === id),
    `operation ${id}`,
  );
  const method = must(
    METHODS.find((known) => known === operation.method.toUpperCase()),
    `method ${operation.method}`,
  );
  const path = operation.path.replace("{id}", String(at.id)) + (at.query ?? "");
  const key = at.key ?? ("scope" in operation ? world.keys.secret : OPERATOR_KEY);
  const [type] = operation.upload ?? [];
  const headers: Record<string, string> = type === undefined ? {} : { "content-type": type };
  const answer = await world.call(method, path, { body: at.body, key, headers });
  expect({ id, status: answer.status }).toEqual({ id, status: operation.status });
  expect(answer.as(operation.answer)).toEqual(answer.body);
  expect(answer.headers.get("content-type")).toBe("application/json; charset=utf-8");
  expect(answer.headers.get("cache-control")).toBe("no-store");
  return answer;
}
