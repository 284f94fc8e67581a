import { setTimeout as wait } from "node:timers/promises";
import { isPostmasterAlive } from "./is-postmaster-alive.mjs";

const pollMs = 50;
const watchMs = 500;
// Each signal is rougher than the one before: a clean stop, one without a checkpoint, the end.
const signals = [
  ["SIGINT", 20_000],
  ["SIGQUIT", 5_000],
  ["SIGKILL", 5_000],
];

/**
 * A server that we started.
 * @param {{ pid: number | undefined, exited: Promise<void>, hasExited: () => boolean }} server
 * @param {number} port
 */
export function ownedServer(server, port) {
  const stop = () => stopServer(server.pid, () => !server.hasExited());
  return { port, pid: server.pid, attached: false, exited: server.exited, stop };
}

/**
 * A server that was already there; it is watched by asking.
 * @param {{ pid: number, port: number | null }} found
 * @param {string} data the data folder
 */
export function attachedServer({ pid, port }, data) {
  const isAlive = () => isPostmasterAlive(pid, data);
  let report;
  const exited = new Promise((resolve) => {
    report = resolve;
  });
  const watch = setInterval(() => {
    if (isAlive()) return;
    clearInterval(watch);
    report();
  }, watchMs);
  watch.unref();
  return { port, pid, attached: true, exited, stop: () => stopServer(pid, isAlive) };
}

async function stopServer(pid, isAlive) {
  for (const [signal, graceMs] of signals) {
    if (!isAlive()) return;
    process.kill(pid, signal);
    const roughAt = performance.now() + graceMs;
    while (isAlive() && performance.now() < roughAt) await wait(pollMs);
  }
}
