import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

export type SourceFile = { path: string; text: string };

/** Every file of the project whose name ends so, as it is on disk: what git tracks, and what it does not ignore. */
export function sourceFiles(ending: RegExp): SourceFile[] {
  const listed = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
    cwd: ROOT,
    encoding: "utf8",
    maxBuffer: 16 * 1024 * 1024,
  });
  return listed
    .split("\n")
    .filter((path) => ending.test(path) && existsSync(`${ROOT}/${path}`))
    .map((path) => ({ path, text: readFileSync(`${ROOT}/${path}`, "utf8") }));
}
