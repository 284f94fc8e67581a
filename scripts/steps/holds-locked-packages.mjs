import { readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Whether node_modules already holds the locked version of every package, read from the list that npm itself keeps there.
 * Spares a developer who ran npm by hand a second installation.
 * @param {string} folder
 * @returns {boolean}
 */
export function holdsLockedPackages(folder) {
  const locked = readPackages(join(folder, "package-lock.json"));
  const installed = readPackages(join(folder, "node_modules", ".package-lock.json"));
  if (!locked || !installed) return false;
  return Object.entries(locked).every(([path, entry]) => {
    if (path === "" || isOtherPlatform(entry)) return true;
    if (!installed[path]) return Boolean(entry.optional || entry.devOptional) && !entry.os && !entry.cpu;
    return installed[path].version === entry.version;
  });
}

function isOtherPlatform({ os, cpu, libc }) {
  return !matches(os, process.platform) || !matches(cpu, process.arch) || !matches(libc, currentLibc());
}

function matches(allowed, actual) {
  return !allowed || actual === null || allowed.includes(actual);
}

function currentLibc() {
  if (process.platform !== "linux") return null;
  return process.report.getReport().header.glibcVersionRuntime ? "glibc" : "musl";
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages ?? null;
  } catch {
    return null;
  }
}
