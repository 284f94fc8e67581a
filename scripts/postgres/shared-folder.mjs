import { chmodSync, mkdirSync } from "node:fs";

/**
 * Where root keeps what its database user can't reach below the checkout. Owned by root, so that nobody else plants programs there.
 * @returns {string}
 */
export function sharedFolder() {
  const folder = "/var/lib/opentill";
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
  return folder;
}
