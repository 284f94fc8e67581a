import { readdirSync } from "node:fs";
import { join } from "node:path";

/** The files that the framework serves by itself: its own, and those of `public`, which are read once. */
export function listStatic(root: string): (path: string) => boolean {
  const files = new Set(["/icon.svg", ...filesBelow(join(root, "public"), "")]);
  return (path) => path.startsWith("/_next/static/") || files.has(path);
}

function filesBelow(folder: string, path: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? filesBelow(join(folder, entry.name), `${path}/${entry.name}`)
      : [`${path}/${entry.name}`],
  );
}
