import { Refusal } from "./refusal.mjs";

const oldestMajor = 20;
const oldestMinor = 9;

/**
 * Refuses a Node older than the one Opentill is written for.
 * @param {string} version such as "20.9.0"
 */
export function checkNodeVersion(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  throw new Refusal(`Opentill needs Node ${oldestMajor}.${oldestMinor} or newer; this is Node ${version}.`);
}
