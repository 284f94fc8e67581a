import { dirname, join, normalize } from "node:path";
import { NEXT_ROOMS, OUTSIDE, ROOMS, SQL_ROOMS } from "./import-table";

/** Why a file may not import that module, or null if it may. Paths are relative to the project's root. */
export function judgeImport(file: string, specifier: string): string | null {
  const room = ROOMS.find(({ folder }) => isIn(file, folder));
  if (/^(next|next-auth)($|\/)/.test(specifier)) {
    return NEXT_ROOMS.some((folder) => isIn(file, folder)) || isOutside(file)
      ? null
      : "the framework ends before it";
  }
  if (/^(drizzle-orm|postgres)($|\/)/.test(specifier)) {
    return SQL_ROOMS.some((folder) => isIn(file, folder)) || isOutside(file) || file === "drizzle.config.ts"
      ? null
      : "no statement is written there";
  }
  const target = resolveTarget(file, specifier);
  if (target === null || isOutside(file)) return null;
  if (!room) return isRootFile(file) ? null : "it stands in no room of the table";
  return room.sees.some((seen) => isIn(target, seen)) ? null : `${room.folder} does not see ${target}`;
}

/** Every module that a source imports, re-exports or loads. */
export function readImports(source: string): string[] {
  const withoutComments = source.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "");
  const patterns = [
    /\bfrom\s*["']([^"']+)["']/g,
    /\bimport\s*\(\s*["']([^"']+)["']/g,
    /(?:^|[;\s])import\s+["']([^"']+)["']/g,
  ];
  return patterns.flatMap((pattern) => [...withoutComments.matchAll(pattern)].map(([, name = ""]) => name));
}

/** The path from the root that a specifier means; null for a package. */
export function resolveTarget(file: string, specifier: string): string | null {
  if (specifier.startsWith("@/")) return specifier.slice(2);
  if (specifier.startsWith(".")) return normalize(join(dirname(file), specifier));
  return null;
}

function isIn(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`) || `${path}.ts` === folder;
}

function isOutside(file: string): boolean {
  return (
    OUTSIDE.some((folder) => isIn(file, folder)) || /\.test\.tsx?$|test-support|contract-world/.test(file)
  );
}

function isRootFile(file: string): boolean {
  return !file.includes("/");
}
