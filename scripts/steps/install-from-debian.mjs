import { existsSync } from "node:fs";
import { logFileOf } from "./paths.mjs";
import { runLogged } from "./run-command.mjs";

/**
 * Installs a package of the system as root on Debian; does nothing elsewhere. A failure is told and is no failure of the
 * caller, who looks again for what was to be installed.
 * @param {string} name
 * @param {{ home: string, environment: Record<string, string | undefined>, signal?: AbortSignal, note?: (text: string) => void }} options
 */
export async function installFromDebian(name, { home, environment, signal, note }) {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return;
  const options = {
    logFile: logFileOf(home, `install-${name}`),
    environment: { ...environment, DEBIAN_FRONTEND: "noninteractive" },
    signal,
  };
  try {
    await runLogged("apt-get", ["update"], options);
    await runLogged("apt-get", ["install", "-y", "--no-install-recommends", name], options);
    note?.(`installed the system's ${name}`);
  } catch (error) {
    signal?.throwIfAborted();
    console.error(`\n${error.message}`);
  }
}
