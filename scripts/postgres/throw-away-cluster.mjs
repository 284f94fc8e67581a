import { randomUUID } from "node:crypto";
import { lstatSync, mkdirSync, readdirSync, realpathSync, rmSync } from "node:fs";
import { join } from "node:path";
import { identifyProcess } from "../steps/process-identity.mjs";
import { startCluster } from "./start-cluster.mjs";

/**
 * Starts a fast, careless PostgreSQL for tests in a folder of its own below `folder`; stopping it removes the folder.
 * @param {string} folder
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function startThrowAwayCluster(folder) {
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  for (const name of readdirSync(folder)) {
    if (identifyProcess(Number.parseInt(name, 10)) === null) removeCluster(join(folder, name));
  }
  const directory = join(folder, `${process.pid}-${randomUUID().slice(0, 8)}`);
  const cluster = await startCluster({ directory, logFile: `${directory}.log`, durable: false });
  return {
    url: cluster.url,
    async stop() {
      await cluster.stop();
      removeCluster(directory);
      rmSync(`${directory}.log`, { force: true });
    },
  };
}

/**
 * Removes a stopped cluster's folder, also when its data lie elsewhere behind a link.
 * @param {string} directory
 */
export function removeCluster(directory) {
  const entry = lstatSync(directory, { throwIfNoEntry: false });
  if (!entry) return;
  if (entry.isSymbolicLink()) rmSync(realpathSync(directory), { recursive: true, force: true });
  rmSync(directory, { recursive: true, force: true });
}
