import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { Refusal } from "../steps/refusal.mjs";

const candidates = ["postgres", "nobody"];

/**
 * The account the server must run as. PostgreSQL refuses root: then it is the owner of the existing data,
 * else `postgres` or `nobody`. Everyone else runs it as themselves.
 * @param {string} directory the cluster's folder
 * @returns {{ uid: number, gid: number } | null} null: as ourselves
 */
export function chooseAccount(directory) {
  if (process.getuid?.() !== 0) return null;
  const data = statSync(join(directory, "data"), { throwIfNoEntry: false });
  if (data && data.uid !== 0) return { uid: data.uid, gid: data.gid };
  const account = findAccount(readFileSync("/etc/passwd", "utf8"));
  if (account) return account;
  throw new Refusal(
    "PostgreSQL refuses to run as root, and this machine has neither a user postgres nor nobody. " +
      "Start Opentill as an ordinary user, or set DATABASE_URL.",
  );
}

/**
 * @param {string} passwd the text of /etc/passwd
 * @returns {{ uid: number, gid: number } | null}
 */
export function findAccount(passwd) {
  const rows = passwd.split("\n").map((line) => line.split(":"));
  for (const name of candidates) {
    const row = rows.find(([user]) => user === name);
    const uid = Number(row?.[2]);
    const gid = Number(row?.[3]);
    if (uid > 0 && gid > 0) return { uid, gid };
  }
  return null;
}
