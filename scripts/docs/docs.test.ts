import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { PAGES, REFERENCE_FOLDER } from "./pages";

describe("the reference", () => {
  it.each(PAGES)(
    "says in $file what the contracts say; `npm run docs` writes it anew",
    ({ file, render }) => {
      expect(readFileSync(new URL(file, REFERENCE_FOLDER), "utf8")).toBe(render());
    },
  );

  it("names every variable that the product reads from its environment", () => {
    const words = readFileSync(new URL("environment.md", REFERENCE_FOLDER), "utf8");
    const source = readFileSync(new URL("../../lib/core/environment.ts", import.meta.url), "utf8");
    const names = [...source.matchAll(/^ {2}([A-Z_]+): /gm)].map(([, name = ""]) => name);
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !words.includes(`\`${name}\``))).toEqual([]);
  });
});
