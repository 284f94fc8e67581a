import { closeSync, fstatSync, openSync, readSync } from "node:fs";

const longestBytes = 64 * 1024;

/**
 * The last lines of a text file, reading no more than 64 kB of it.
 * @param {string} file
 * @param {number} lineCount
 * @param {number} fromByte ignore what stands before this byte
 * @returns {string} empty when the file can't be read
 */
export function readTail(file, lineCount, fromByte = 0) {
  let descriptor;
  try {
    descriptor = openSync(file, "r");
    const size = fstatSync(descriptor).size;
    const start = Math.max(fromByte, size - longestBytes, 0);
    const bytes = Buffer.alloc(Math.max(size - start, 0));
    readSync(descriptor, bytes, 0, bytes.length, start);
    return bytes.toString("utf8").trimEnd().split("\n").slice(-lineCount).join("\n");
  } catch {
    return "";
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
