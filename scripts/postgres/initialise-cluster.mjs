import { execFile } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import { identifyProcess } from "../steps/process-identity.mjs";
import { Refusal } from "../steps/refusal.mjs";
import { isReachableBy } from "./is-reachable-by.mjs";
import { sharedFolder } from "./shared-folder.mjs";

/**
 * Makes a cluster's folder (`data/`, and `password` for its one user `opentill`) unless it exists. It is built under another
 * name and moved into place in one step, so two starters can't disturb each other and a crash leaves nothing half made.
 * @param {{ directory: string, account: { uid: number, gid: number } | null, initdb: string, durable: boolean }} options
 */
export async function initialiseCluster({ directory, account, initdb, durable }) {
  if (existsSync(join(directory, "data", "PG_VERSION"))) return;
  if (lstatSync(directory, { throwIfNoEntry: false })) {
    throw new Refusal(`${directory} exists but holds no database. Move it away, or bring its content back.`);
  }
  mkdirSync(dirname(directory), { recursive: true });
  removeAbandoned(directory);
  const elsewhere = account !== null && !isReachableBy(dirname(directory), account);
  const draft = elsewhere
    ? join(sharedFolder(), randomUUID())
    : `${directory}.new-${process.pid}-${randomUUID().slice(0, 8)}`;
  try {
    await fillCluster(draft, account, initdb, durable);
    if (elsewhere) symlinkSync(draft, directory);
    else renameSync(draft, directory);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (existsSync(join(directory, "data", "PG_VERSION"))) return;
    throw error;
  }
}

async function fillCluster(draft, account, initdb, durable) {
  const data = join(draft, "data");
  const passwordForInitdb = join(draft, "initdb-password");
  const password = randomBytes(24).toString("base64url");
  mkdirSync(draft);
  chmodSync(draft, account ? 0o711 : 0o700);
  mkdirSync(data, { mode: 0o700 });
  writeFileSync(passwordForInitdb, password, { mode: 0o600 });
  if (account) for (const path of [data, passwordForInitdb]) chownSync(path, account.uid, account.gid);
  await runInitdb(initdb, account, [
    `--pgdata=${data}`,
    `--pwfile=${passwordForInitdb}`,
    "--username=opentill",
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--no-instructions",
    ...(durable ? [] : ["--no-sync"]),
  ]);
  rmSync(passwordForInitdb);
  writeFileSync(join(draft, "password"), password, { mode: 0o600 });
}

async function runInitdb(initdb, account, args) {
  try {
    const environment = { PATH: process.env.PATH, SystemRoot: process.env.SystemRoot, LC_ALL: "C" };
    await promisify(execFile)(initdb, args, { cwd: "/", env: environment, ...(account ?? {}) });
  } catch (error) {
    const words = String(error.stderr || error.message).trim();
    throw new Refusal(
      `The embedded PostgreSQL could not make its data folder: ${words}\nDATABASE_URL names another server.`,
    );
  }
}

function removeAbandoned(directory) {
  const prefix = `${basename(directory)}.new-`;
  for (const name of readdirSync(dirname(directory)).filter((entry) => entry.startsWith(prefix))) {
    const pid = Number.parseInt(name.slice(prefix.length), 10);
    if (identifyProcess(pid) === null)
      rmSync(join(dirname(directory), name), { recursive: true, force: true });
  }
}
