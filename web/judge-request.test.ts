import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { API_ROUTES } from "@/tests/support/api-routes";
import { sourceFiles } from "@/tests/support/source-files";
import { ADDRESSES } from "./addresses";
import { judgeRequest } from "./judge-request";
import { listStatic } from "./list-static";

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PROPFIND"];
const nothingStatic = () => false;
const pathOf = (pattern: string) => pattern.replace(/\{(\w+)\}/g, "some_$1");

/** The tree's own word on what is there: routes with their methods, and pages. */
function addressesOfTheTree(): Record<string, string[]> {
  const routes = Object.entries(API_ROUTES)
    .filter(([pattern]) => !pattern.includes("..."))
    .map(([pattern, module]) => [
      pattern,
      Object.keys(module).filter((name) => /^(GET|POST|PUT|PATCH|DELETE)$/.test(name)),
    ]);
  const pages = sourceFiles(/^app\/.*page\.tsx$/).map(({ path }) => [
    path
      .replace(/^app/, "")
      .replace(/\/\([\w-]+\)/g, "")
      .replace(/\/page\.tsx$/, "")
      .replace(/\[(\w+)\]/g, "{$1}") || "/",
    ["GET"],
  ]);
  return Object.fromEntries([...routes, ...pages]);
}

describe("the list of addresses", () => {
  it("is what the tree of routes and pages has, method for method", () => {
    const listed = ADDRESSES.map(({ pattern, methods }) => [pattern, [...methods].sort()]);
    const tree = Object.entries(addressesOfTheTree()).map(([pattern, methods]) => [
      pattern,
      [...methods].sort(),
    ]);
    expect(Object.fromEntries(listed)).toEqual(Object.fromEntries(tree));
  });
});

describe("the first line of a request", () => {
  const cells = ADDRESSES.flatMap(({ pattern, methods }) =>
    METHODS.map((method) => ({ pattern, methods, method })),
  );

  it.each(cells)("$method $pattern goes on, or is told what may be asked", ({ pattern, methods, method }) => {
    const judged = judgeRequest(method, `${pathOf(pattern)}?a=1`, nothingStatic);
    if (methods.includes(method) || (method === "HEAD" && methods.includes("GET"))) {
      expect(judged).toEqual({ kind: "go_on" });
    } else if (method === "OPTIONS") {
      expect(["options", "go_on"]).toContain(judged.kind);
    } else {
      expect(judged).toMatchObject({
        kind: "wrong_method",
        allow: expect.stringContaining(methods[0] ?? ""),
      });
    }
  });

  it.each(["/l/%", "/l/%E0%A4%A", "/api/v1/orders/%ff", "/%2", "/c/%c0%af"])(
    "with %s is malformed",
    (path) => {
      expect(judgeRequest("GET", path, nothingStatic)).toEqual({ kind: "malformed" });
    },
  );

  it.each([
    "/nothing",
    "/c",
    "/c/",
    "/c/a/b",
    "/api",
    "/api/v1",
    "/api/v1/nothing",
    "/api/v1/orders/",
    "//",
    "/C/x",
  ])("to %s leads nowhere", (path) => {
    expect(judgeRequest("GET", path, nothingStatic)).toEqual({ kind: "missing" });
  });

  it("to a file goes on, and to one that is not there leads nowhere", () => {
    const isStatic = listStatic(process.cwd());
    for (const file of ["/robots.txt", "/favicon.ico", "/icon.svg", "/_next/static/chunks/main.js"]) {
      expect(judgeRequest("GET", file, isStatic)).toEqual({ kind: "go_on" });
    }
    expect(existsSync("public/robots.txt")).toBe(true);
    expect(judgeRequest("GET", "/../package.json", isStatic)).toEqual({ kind: "missing" });
  });
});
