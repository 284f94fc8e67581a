import { chmodSync, existsSync, mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout's own folder, absolute. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

/**
 * The folder that holds everything a running Opentill writes (database, secrets, logs), absolute.
 * @param {Record<string, string | undefined>} environment
 * @returns {string}
 */
export function resolveHome(environment) {
  return resolve(root, environment.OPENTILL_HOME || ".opentill");
}

/**
 * Creates the folder if missing. Started by root it may be walked through (not listed) by others,
 * because the database server then runs as another user.
 * @param {string} home
 */
export function ensureHome(home) {
  if (existsSync(home)) return;
  mkdirSync(home, { recursive: true });
  chmodSync(home, process.getuid?.() === 0 ? 0o711 : 0o700);
}

/**
 * @param {string} home
 * @param {string} name
 * @returns {string} the log file of that name; its folder exists
 */
export function logFileOf(home, name) {
  const logs = join(home, "logs");
  mkdirSync(logs, { recursive: true, mode: 0o700 });
  return join(logs, `${name}.log`);
}
