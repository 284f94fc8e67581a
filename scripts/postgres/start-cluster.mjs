import { existsSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { withLock } from "../steps/lock.mjs";
import { findFreePort } from "../steps/ports.mjs";
import { identifyProcess } from "../steps/process-identity.mjs";
import { Refusal } from "../steps/refusal.mjs";
import { chooseAccount } from "./choose-account.mjs";
import { initialiseCluster } from "./initialise-cluster.mjs";
import { isPostmasterAlive } from "./is-postmaster-alive.mjs";
import { launchServer } from "./launch-server.mjs";
import { locateBinaries } from "./locate-binaries.mjs";
import { ensureDatabase, pingServer } from "./ping-server.mjs";
import { readPostmasterFile } from "./postmaster-file.mjs";
import { attachedServer, ownedServer } from "./running-server.mjs";

const deadlineMs = 30_000;
const pollMs = 20;
const retryMs = 250;

/**
 * @typedef {{ url: string, port: number, pid: number, attached: boolean, exited: Promise<void>, stop: () => Promise<void> }} Cluster
 * `url` names the database `opentill`; `exited` resolves when the server is gone, asked or not.
 */

/**
 * Starts the embedded PostgreSQL of a folder, made on the first call, or attaches to the server that already runs on it.
 * @param {{ directory: string, logFile: string, durable?: boolean, port?: number }} options `durable: false` trades
 * the data's safety for speed, for tests; `port` must be kept when clients already know it
 * @returns {Promise<Cluster>} ready to answer
 */
export async function startCluster({ directory, logFile, durable = true, port }) {
  const account = chooseAccount(directory);
  const binaries = locateBinaries(account);
  await initialiseCluster({ directory, account, initdb: binaries.initdb, durable });
  // The folder may be a link to where the database's account can reach it; the way through the link may be closed.
  const data = realpathSync(join(directory, "data"));
  checkVersion(data, binaries.majorVersion);
  const password = readPassword(directory);
  const urlOf = (serverPort, database) =>
    `postgres://opentill:${password}@127.0.0.1:${serverPort}/${database}`;
  const options = { ...binaries, data, account, durable, logFile };
  const start = () => reachServer(options, (serverPort) => urlOf(serverPort, "postgres"), port);
  const server = await withLock(`${directory}.lock`, { timeoutMs: 2 * deadlineMs }, start);
  await ensureDatabase(urlOf(server.port, "postgres"), "opentill");
  return { ...server, url: urlOf(server.port, "opentill") };
}

// Whatever state the folder is in (a server alive, starting, dying, dead without cleaning up), one of the turns ends well.
async function reachServer(options, urlOf, wantedPort) {
  const giveUpAt = performance.now() + deadlineMs;
  let trouble = "";
  while (performance.now() < giveUpAt) {
    const found = readPostmasterFile(options.data);
    if (found && isPostmasterAlive(found.pid, options.data)) {
      if (await answers(found, urlOf)) return attachedServer(found, options.data);
      trouble = `process ${found.pid} holds the data folder but does not answer`;
      await wait(retryMs);
      continue;
    }
    // Left behind by a crash, and its id belongs to another program by now: the server would refuse to start for ever.
    if (found && identifyProcess(found.pid) !== null)
      rmSync(join(options.data, "postmaster.pid"), { force: true });
    const port = wantedPort ?? (await findFreePort());
    const server = launchServer({ ...options, port });
    if (await becomesReady(server, options.data, urlOf, giveUpAt)) return ownedServer(server, port);
    trouble = server.lastWords();
    if (!isPassing(trouble, wantedPort)) break;
    await wait(retryMs);
  }
  throw new Refusal(`The embedded PostgreSQL did not start:\n${trouble}\nIts log: ${options.logFile}`);
}

async function becomesReady(server, data, urlOf, giveUpAt) {
  while (!server.hasExited()) {
    const found = readPostmasterFile(data);
    if (found?.pid === server.pid && (await answers(found, urlOf))) return true;
    if (performance.now() > giveUpAt) {
      if (server.pid) process.kill(server.pid, "SIGQUIT");
      await server.exited;
      return false;
    }
    await wait(pollMs);
  }
  return false;
}

async function answers({ port, isReady }, urlOf) {
  return isReady && port !== null && (await pingServer(urlOf(port))) === null;
}

/**
 * Whether a server that would not start may do so in a moment: another one still holds the folder, or took the port.
 * @param {string} words the server's last words
 * @param {number | undefined} wantedPort
 * @returns {boolean}
 */
export function isPassing(words, wantedPort) {
  if (
    /lock file ".*" already exists|pre-existing shared memory block|is being accessed|database system is/i.test(
      words,
    )
  ) {
    return true;
  }
  return wantedPort === undefined && /could not bind|could not create any TCP/i.test(words);
}

function checkVersion(data, majorVersion) {
  const version = Number.parseInt(readOwn(join(data, "PG_VERSION")), 10);
  if (version === majorVersion) return;
  throw new Refusal(
    `The data in ${data} belong to PostgreSQL ${version}, but the embedded server is PostgreSQL ${majorVersion}. ` +
      `Dump them with the Opentill that wrote them and load the dump into a new folder, or run PostgreSQL ${version} yourself and set DATABASE_URL.`,
  );
}

function readPassword(directory) {
  const file = join(directory, "password");
  if (existsSync(file)) return readOwn(file);
  throw new Refusal(`${file} is missing: without it nobody can sign in to the database beside it.`);
}

function readOwn(file) {
  try {
    return readFileSync(file, "utf8").trim();
  } catch (error) {
    if (error.code !== "EACCES") throw error;
    throw new Refusal(
      `${file} belongs to another user. Start Opentill as that user, or move the folder away.`,
    );
  }
}
