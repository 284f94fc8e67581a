import { statSync } from "node:fs";
import { dirname, resolve } from "node:path";

/**
 * Whether an account may walk through every folder down to this one.
 * @param {string} folder
 * @param {{ uid: number, gid: number }} account
 * @param {(path: string) => { uid: number, gid: number, mode: number }} stat
 * @returns {boolean}
 */
export function isReachableBy(folder, account, stat = statSync) {
  for (let path = resolve(folder); ; path = dirname(path)) {
    if (!mayEnter(stat(path), account)) return false;
    if (path === dirname(path)) return true;
  }
}

function mayEnter({ uid, gid, mode }, account) {
  if (uid === account.uid) return (mode & 0o100) !== 0;
  if (gid === account.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}
