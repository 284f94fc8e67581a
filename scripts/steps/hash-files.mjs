import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";

/**
 * One hash over the names and bytes of files. A folder counts with all that is below it; a missing path counts as missing.
 * @param {string} base
 * @param {string[]} paths relative to base
 * @param {(path: string) => boolean} isIncluded asked with a path relative to base, with forward slashes
 * @returns {string} 64 hex digits
 */
export function hashFiles(base, paths, isIncluded = () => true) {
  const hash = createHash("sha256");
  const files = paths.flatMap((path) => listFiles(join(base, path)));
  const names = files.map((file) => relative(base, file).split(sep).join("/"));
  for (const name of names.filter(isIncluded).sort()) {
    const bytes = readFileSync(join(base, name));
    hash.update(`${name}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest("hex");
}

function listFiles(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return [];
  if (!found.isDirectory()) return [path];
  return readdirSync(path).flatMap((name) => listFiles(join(path, name)));
}
