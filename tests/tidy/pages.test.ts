import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { fastChecks } from "../../scripts/steps/checks.mjs";
import { ROOT, sourceFiles } from "../support/source-files";

/** The last column of each row of a page's tables: what keeps the rule of that row. */
function keepers(page: string): string[] {
  const text = sourceFiles(/\.md$/).find(({ path }) => path === page)?.text ?? "";
  return text
    .split("\n")
    .filter((line) => line.startsWith("| ") && !line.startsWith("| ---"))
    .map((line) => line.split("|").at(-2) ?? "");
}

/** What is in backticks and looks like a path of the project. */
function pathsIn(text: string): string[] {
  return [...text.matchAll(/`([\w./-]+)`/g)]
    .map(([, path = ""]) => path)
    .filter((path) => /^(tests|lib|db|app|e2e|components)\//.test(path) || /\.(json|ts)$/.test(path));
}

describe("what STYLE.md and ARCHITECTURE.md say keeps a rule", () => {
  const all = sourceFiles(/\.(tsx?|mjs|json|md)$/).map(({ path }) => path);
  const named = ["STYLE.md", "ARCHITECTURE.md"].flatMap((page) => keepers(page).flatMap(pathsIn));

  it("exists", () => {
    const missing = named.filter((path) => {
      const pattern = path.split("*").map((part) => part.replace(/[.[\]]/g, "\\$&"));
      return (
        !existsSync(join(ROOT, path)) && !all.some((file) => new RegExp(`${pattern.join(".*")}$`).test(file))
      );
    });
    expect(missing).toEqual([]);
    expect(named.length).toBeGreaterThan(10);
  });

  it("is run by npm run verify where it needs no database", () => {
    expect(fastChecks).toEqual(["format", "types", "unit"]);
    for (const folder of new Set(named.filter((path) => /^tests\/(tidy|boundaries)/.test(path)))) {
      const tests = all.filter((file) => file.startsWith(folder) && /\.test\.ts$/.test(file));
      expect(tests.length).toBeGreaterThan(0);
      expect(tests.filter((file) => /\.(db|race|simulation)\.test\.ts$/.test(file))).toEqual([]);
    }
  });
});
