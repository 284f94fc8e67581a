import { describe, expect, it } from "vitest";
import { sourceFiles } from "../support/source-files";
import { findCircle, type Imports } from "./find-circle";
import { readImports, resolveTarget } from "./judge-import";

describe("files of the product", () => {
  it("import one another in no circle", () => {
    const files = sourceFiles(/\.tsx?$/);
    const names = new Set(files.map(({ path }) => path));
    const imports: Imports = new Map(
      files.map(({ path, text }) => {
        const targets = readImports(withoutTypes(text)).map(
          (specifier) => resolveTarget(path, specifier) ?? "",
        );
        return [path, targets.flatMap((target) => fileOf(target, names) ?? [])];
      }),
    );
    expect(findCircle(imports)).toBeNull();
  });

  it("are told apart from a circle of three", () => {
    const circle: Imports = new Map([
      ["a", ["b", "d"]],
      ["b", ["c"]],
      ["c", ["d", "a"]],
      ["d", []],
    ]);
    expect(findCircle(circle)).toEqual(["a", "b", "c", "a"]);
    circle.set("c", ["d"]);
    expect(findCircle(circle)).toBeNull();
  });
});

function fileOf(target: string, names: ReadonlySet<string>): string | undefined {
  return [target, `${target}.ts`, `${target}.tsx`, `${target}/index.ts`].find((name) => names.has(name));
}

/** Types are gone when the program runs, so that two files may name one another's. */
function withoutTypes(source: string): string {
  return source.replace(/\b(?:import|export) type [^;]*?from\s*["'][^"']+["'];?/g, "");
}
