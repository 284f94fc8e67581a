import { describe, expect, it } from "vitest";
import { sourceFiles } from "../support/source-files";
import { NEXT_ROOMS, ROOMS, SQL_ROOMS } from "./import-table";
import { judgeImport, readImports } from "./judge-import";

describe("the import table", () => {
  it("is kept by every file", () => {
    const broken = sourceFiles(/\.tsx?$/).flatMap(({ path, text }) =>
      readImports(text).flatMap((specifier) => {
        const reason = judgeImport(path, specifier);
        return reason ? [`${path} imports ${specifier}: ${reason}`] : [];
      }),
    );
    expect(broken).toEqual([]);
  });

  it("has a room for every file of the product", () => {
    const homeless = sourceFiles(/\.tsx?$/).filter(
      ({ path }) => judgeImport(path, "@/nowhere/at-all") === "it stands in no room of the table",
    );
    expect(homeless.map(({ path }) => path)).toEqual([]);
  });

  // One offence for each room, so that the check can't silently stop firing.
  const offences: Record<string, string> = {
    app: "@/sandbox/server",
    "proxy.ts": "@/worker/index",
    "instrumentation.ts": "@/worker/index",
    web: "@/worker/index",
    worker: "@/components/ui/icon",
    "lib/http": "@/lib/due/perform-due",
    "lib/due": "@/lib/http/context",
    "lib/operators": "@/lib/http/context",
    "lib/checkout": "@/lib/http/context",
    "lib/dashboard": "@/lib/http/context",
    "lib/approvals": "@/lib/checkout/continue-checkout",
    "lib/confirmations": "@/lib/checkout/continue-checkout",
    "lib/links": "@/lib/checkout/continue-checkout",
    "lib/live-mode": "@/lib/checkout/continue-checkout",
    "lib/orders": "@/lib/checkout/continue-checkout",
    "lib/payments": "@/lib/due/perform-due",
    "lib/phones": "@/lib/checkout/continue-checkout",
    "lib/refunds": "@/lib/http/context",
    "lib/sessions": "@/lib/checkout/continue-checkout",
    "lib/statements": "@/lib/checkout/continue-checkout",
    "lib/test-mode": "@/lib/due/perform-due",
    "lib/context": "@/lib/merchants/queries",
    "lib/api-keys": "@/lib/webhooks/queries",
    "lib/merchants": "@/lib/orders/queries",
    "lib/outbox": "@/lib/orders/queries",
    "lib/people": "@/lib/merchants/queries",
    "lib/products": "@/lib/orders/queries",
    "lib/webhooks": "@/lib/orders/queries",
    "lib/events": "@/lib/orders/queries",
    db: "@/lib/providers/provider",
    "lib/providers": "@/db/client",
    "lib/contracts": "@/db/client",
    "lib/core": "@/lib/contracts/limits",
    components: "@/lib/providers/sandbox/adapter",
    cli: "@/lib/http/context",
    embed: "@/lib/events/emit",
    sandbox: "@/lib/context/checkout-context",
    "examples/shop": "@/lib/core/money",
  };

  it.each(ROOMS.map(({ folder }) => folder))(
    "refuses an offence in %s, by alias and by relative path",
    (folder) => {
      const specifier = offences[folder] ?? "";
      expect(specifier).not.toBe("");
      const file = folder.endsWith(".ts") ? folder : `${folder}/deep/offender.ts`;
      const up = "../".repeat(file.split("/").length - 1) || "./";
      expect(judgeImport(file, specifier)).not.toBeNull();
      expect(judgeImport(file, `${up}${specifier.slice(2)}`)).not.toBeNull();
    },
  );

  it("keeps the framework out of everything that must run without it", () => {
    for (const { folder } of ROOMS.filter(({ folder }) => !NEXT_ROOMS.includes(folder))) {
      expect(judgeImport(`${folder}/offender.ts`, "next/headers")).not.toBeNull();
    }
    expect(judgeImport("app/page.tsx", "next/headers")).toBeNull();
  });

  it("has no room that does not exist", () => {
    const paths = sourceFiles(/\.tsx?$/).map(({ path }) => path);
    const rooms = [...ROOMS.map(({ folder }) => folder), ...NEXT_ROOMS, ...SQL_ROOMS];
    const empty = rooms.filter((room) => !paths.some((path) => path === room || path.startsWith(`${room}/`)));
    expect(empty).toEqual([]);
  });

  it("keeps statements out of pages, routes and everything that only presents", () => {
    for (const { folder } of ROOMS.filter(({ folder }) => !SQL_ROOMS.includes(folder))) {
      const file = folder.endsWith(".ts") ? folder : `${folder}/offender.ts`;
      expect(judgeImport(file, "drizzle-orm")).not.toBeNull();
      expect(judgeImport(file, "postgres")).not.toBeNull();
    }
    expect(judgeImport("app/page.tsx", "@/db/schema")).not.toBeNull();
    expect(judgeImport("app/page.tsx", "@/lib/providers/provider")).not.toBeNull();
    expect(judgeImport("lib/orders/queries.ts", "drizzle-orm")).toBeNull();
  });

  it("finds every way to import", () => {
    const source = `
      import a from "one"; import "two"; export { b } from 'three';
      const c = await import("four"); import type { D } from "five";
      // import x from "a comment"
      /* from "another comment" */`;
    expect(readImports(source).sort()).toEqual(["five", "four", "one", "three", "two"]);
  });
});
