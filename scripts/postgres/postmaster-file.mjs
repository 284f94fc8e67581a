import { readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * What a server writes about itself into its data folder.
 * @typedef {{ pid: number, port: number | null, isReady: boolean }} PostmasterFile
 */

/**
 * @param {string} data the data folder
 * @returns {PostmasterFile | null} null when no server claims the folder
 */
export function readPostmasterFile(data) {
  try {
    return parsePostmasterFile(readFileSync(join(data, "postmaster.pid"), "utf8"));
  } catch (error) {
    if (error.code === "ENOENT") return null;
    throw error;
  }
}

/**
 * The file's lines: process id, data folder, start time, port, socket folder, listen address, shared memory key, status.
 * A server that is just starting has written only the first of them.
 * @param {string} text
 * @returns {PostmasterFile | null} null when not even the process id can be read
 */
export function parsePostmasterFile(text) {
  const lines = text.split("\n").map((line) => line.trim());
  // A server in single-user mode writes its process id as a negative number.
  const pid = Math.abs(Number.parseInt(lines[0] ?? "", 10));
  if (!Number.isSafeInteger(pid) || pid === 0) return null;
  const port = Number.parseInt(lines[3] ?? "", 10);
  return { pid, port: Number.isSafeInteger(port) ? port : null, isReady: lines[7] === "ready" };
}
