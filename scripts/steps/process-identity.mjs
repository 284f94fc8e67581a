import { readFileSync } from "node:fs";

/**
 * A word that names one living process for ever: its id, and on Linux its start time too,
 * because ids come back soon inside a restarted container.
 * @param {number} pid
 * @returns {string | null} null when no such process lives (a zombie does not live)
 */
export function identifyProcess(pid) {
  if (!Number.isSafeInteger(pid) || pid <= 0) return null;
  if (process.platform !== "linux") return isSignalable(pid) ? String(pid) : null;
  try {
    return parseProcessStat(pid, readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return null;
  }
}

/**
 * @param {number} pid
 * @param {string} stat the text of /proc/<pid>/stat
 * @returns {string | null}
 */
export function parseProcessStat(pid, stat) {
  // The command's name stands in brackets and may hold spaces and brackets itself: count from the last one.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const [state] = fields;
  const startTicks = fields[19];
  if (state === "Z" || state === "X" || startTicks === undefined) return null;
  return `${pid}@${startTicks}`;
}

function isSignalable(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}
