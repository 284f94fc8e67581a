import { closeSync, fstatSync, openSync, renameSync, writeSync } from "node:fs";

const longestBytes = 10 * 1024 * 1024;

/**
 * A log file that is appended to, line by line, and moved to `<file>.1` when it passes 10 MB.
 * @param {string} file
 * @returns {{ write: (line: string) => void, close: () => void }}
 */
export function openLog(file) {
  let descriptor = openSync(file, "a", 0o600);
  let size = fstatSync(descriptor).size;
  let closed = false;
  return {
    write(line) {
      if (closed) return;
      if (size > longestBytes) {
        closeSync(descriptor);
        renameSync(file, `${file}.1`);
        descriptor = openSync(file, "a", 0o600);
        size = 0;
      }
      size += writeSync(descriptor, `${line}\n`);
    },
    close() {
      if (closed) return;
      closed = true;
      closeSync(descriptor);
    },
  };
}
