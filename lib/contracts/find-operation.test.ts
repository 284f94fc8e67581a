import { describe, expect, it } from "vitest";
import { findOperation } from "./find-operation";
import { OPERATIONS } from "./operations";

describe("the operation of a request", () => {
  it.each(OPERATIONS)("is found by its method and address: $method $path", (operation) => {
    const path = `/api/v1${operation.path.replaceAll(/\{\w+\}/g, "pay_01jqzzzzzzzzzzzzzzzzzzzzzz")}`;
    expect(findOperation(operation.method.toUpperCase(), path)).toBe(operation);
    if (operation.method === "get") expect(findOperation("HEAD", path)).toBe(operation);
  });

  it("is the one that names a part, before one that leaves it open", () => {
    expect(findOperation("GET", "/api/v1/events/stream")?.id).toBe("streamEvents");
  });

  it("is the one that a router finds, however the address is written", () => {
    expect(findOperation("GET", "/api/v1/%6frders/ord_1")?.id).toBe("getOrder");
  });

  it.each([
    ["PUT", "/api/v1/orders"],
    ["GET", "/api/v1/orders/"],
    ["GET", "/api/v1/orders/a/b/c"],
    ["GET", "/api/v1/%zz"],
    ["GET", "/api/v1"],
    ["GET", "/orders"],
    ["GET", "/api/v10/orders"],
    ["OPTIONS", "/api/v1/payment-methods"],
  ])("is none at %s %s", (method, path) => {
    expect(findOperation(method, path)).toBeNull();
  });
});
