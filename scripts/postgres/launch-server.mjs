import { spawn } from "node:child_process";
import { closeSync, existsSync, openSync, statSync } from "node:fs";
import { readTail } from "../steps/read-tail.mjs";
import { hasParentDeathSignal, withParentDeathSignal } from "../steps/with-parent-death-signal.mjs";

const shownLines = 12;
const volatileSettings = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];

/**
 * Starts the server program. It stops by itself when this process dies, where the system can do that.
 * @param {{ postgres: string, data: string, port: number, account: { uid: number, gid: number } | null, durable: boolean, logFile: string }} options
 * @returns {{ pid: number | undefined, exited: Promise<void>, hasExited: () => boolean, lastWords: () => string }}
 */
export function launchServer({ postgres, data, port, account, durable, logFile }) {
  const settings = [
    `port=${port}`,
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "max_connections=200",
    "timezone=UTC",
    "log_timezone=UTC",
    ...(durable ? [] : volatileSettings),
  ];
  const command = [postgres, "-D", data, ...settings.flatMap((setting) => ["-c", setting])];
  const logStart = existsSync(logFile) ? statSync(logFile).size : 0;
  const log = openSync(logFile, "a", 0o600);
  const { file, args, identity } = asAccount(command, account);
  const environment = { PATH: process.env.PATH, SystemRoot: process.env.SystemRoot, LC_ALL: "C" };
  const child = spawn(file, args, {
    cwd: "/",
    env: environment,
    stdio: ["ignore", log, log],
    detached: true,
    ...identity,
  });
  closeSync(log);

  let ended = false;
  let spawnError = "";
  const exited = new Promise((resolve) => {
    const end = () => {
      ended = true;
      resolve();
    };
    child.once("exit", end);
    child.once("error", (error) => {
      spawnError = error.message;
      end();
    });
  });
  return {
    pid: child.pid,
    exited,
    hasExited: () => ended,
    lastWords: () => spawnError || readTail(logFile, shownLines, logStart),
  };
}

// setpriv changes the user itself: the kernel forgets a parent-death signal when the user changes after it was set.
function asAccount(command, account) {
  const options = account ? ["--reuid", `${account.uid}`, "--regid", `${account.gid}`, "--clear-groups"] : [];
  const [file, ...args] = withParentDeathSignal("INT", command, options);
  return { file, args, identity: account && !hasParentDeathSignal() ? account : {} };
}
