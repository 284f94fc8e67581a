import { spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { setPriority } from "node:os";
import { root } from "./paths.mjs";
import { readTail } from "./read-tail.mjs";
import { Refusal } from "./refusal.mjs";

const graceMs = 5_000;
const shownLines = 40;
const lowPriority = 15;

/**
 * Runs a command to its end with its words in a log file; a failure carries the last of them.
 * @param {string} command
 * @param {string[]} args
 * @param {{ logFile: string, environment?: Record<string, string | undefined>, signal?: AbortSignal }} options
 * @returns {Promise<void>}
 */
export async function runLogged(command, args, { logFile, environment = process.env, signal }) {
  const log = openSync(logFile, "w", 0o600);
  try {
    const code = await run(command, args, ["ignore", log, log], environment, signal);
    if (code === 0) return;
    const words = readTail(logFile, shownLines);
    throw new Refusal(`${[command, ...args].join(" ")} failed (${code}).\n${words}\nAll of it: ${logFile}`);
  } finally {
    closeSync(log);
  }
}

/**
 * Runs a command to its end on the terminal.
 * @param {string} command
 * @param {string[]} args
 * @param {{ environment?: Record<string, string | undefined>, signal?: AbortSignal }} options
 * @returns {Promise<number | string>} its exit code, or the signal that ended it
 */
export function runVisible(command, args, { environment = process.env, signal } = {}) {
  return run(command, args, ["ignore", "inherit", "inherit"], environment, signal);
}

/**
 * Runs a command to its end with what the machine has left over, its words in a log file.
 * @param {string} command
 * @param {string[]} args
 * @param {{ logFile: string, environment?: Record<string, string | undefined>, signal?: AbortSignal }} options
 * @returns {Promise<number | string>} its exit code, or the signal that ended it
 */
export async function runBeside(command, args, { logFile, environment = process.env, signal }) {
  const log = openSync(logFile, "w", 0o600);
  try {
    return await run(command, args, ["ignore", log, log], environment, signal, lowPriority);
  } finally {
    closeSync(log);
  }
}

function run(command, args, stdio, environment, signal, priority = 0) {
  signal?.throwIfAborted();
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, env: environment, stdio });
    if (child.pid && priority !== 0) setPriority(child.pid, priority);
    let killer;
    const stop = () => {
      child.kill("SIGTERM");
      killer = setTimeout(() => child.kill("SIGKILL"), graceMs);
    };
    const settle = () => {
      clearTimeout(killer);
      signal?.removeEventListener("abort", stop);
    };
    signal?.addEventListener("abort", stop, { once: true });
    child.once("error", (error) => {
      settle();
      reject(new Refusal(`${command} could not be run: ${error.message}`));
    });
    child.once("exit", (code, endedBy) => {
      settle();
      if (signal?.aborted) reject(signal.reason);
      else resolve(code ?? endedBy ?? "unknown");
    });
  });
}
