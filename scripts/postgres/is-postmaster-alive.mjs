import { readFileSync, readlinkSync, realpathSync } from "node:fs";
import { identifyProcess } from "../steps/process-identity.mjs";

/**
 * Whether a process lives and is the server of this data folder. On Linux its program and working folder are looked at,
 * because the id in an old file may by now belong to anything.
 * @param {number} pid
 * @param {string} data the data folder
 * @returns {boolean}
 */
export function isPostmasterAlive(pid, data) {
  if (identifyProcess(pid) === null) return false;
  if (process.platform !== "linux") return true;
  try {
    if (readFileSync(`/proc/${pid}/comm`, "utf8").trim() !== "postgres") return false;
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(data);
  } catch (error) {
    // We may not look at another user's process: believe the file.
    return error.code !== "ENOENT";
  }
}
