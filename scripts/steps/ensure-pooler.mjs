import { existsSync } from "node:fs";
import { installFromDebian } from "./install-from-debian.mjs";

const program = "/usr/sbin/pgbouncer";

/**
 * Finds a PgBouncer for the tests that need one, or installs the system's package as root on Debian. Where there is none,
 * those tests are left out by name.
 * @param {{ home: string, environment: Record<string, string | undefined>, signal?: AbortSignal, note?: (text: string) => void }} options
 * @returns {Promise<string | undefined>} the path of the program
 */
export async function ensurePooler(options) {
  if (options.environment.PGBOUNCER_PATH) return options.environment.PGBOUNCER_PATH;
  if (!existsSync(program)) await installFromDebian("pgbouncer", options);
  return existsSync(program) ? program : undefined;
}
