import { describe, expect, it } from "vitest";
import { OPERATIONS } from "./operations";
import { API_SCOPES } from "./scopes";

describe("the scopes", () => {
  it("are each asked for by an operation", () => {
    expect(API_SCOPES.filter((scope) => !OPERATIONS.some((operation) => operation.scope === scope))).toEqual(
      [],
    );
  });

  it.each(OPERATIONS)("tell reading from writing: $method $path", ({ method, scope }) => {
    expect(scope).toMatch(method === "get" ? /:read$/ : /:write$/);
  });
});
