import { readFileSync, rmSync, writeFileSync } from "node:fs";

/**
 * @param {string} file
 * @param {string} value
 * @returns {boolean} whether the stamp file says this value
 */
export function hasStamp(file, value) {
  try {
    return readFileSync(file, "utf8").trim() === value;
  } catch {
    return false;
  }
}

/**
 * @param {string} file
 * @param {string} value
 */
export function writeStamp(file, value) {
  writeFileSync(file, `${value}\n`);
}

/** @param {string} file */
export function removeStamp(file) {
  rmSync(file, { force: true });
}
