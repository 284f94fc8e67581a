import { spawnSync } from "node:child_process";

let supported;

/**
 * Puts `setpriv` in front of a command, so that Linux stops it when this process dies, even by SIGKILL.
 * Elsewhere the command stays as it is.
 * @param {string} signalName without SIG
 * @param {string[]} command
 * @param {string[]} options more options of setpriv
 * @returns {string[]}
 */
export function withParentDeathSignal(signalName, command, options = []) {
  if (!hasParentDeathSignal()) return command;
  return ["setpriv", ...options, "--pdeathsig", signalName, ...command];
}

/** @returns {boolean} whether this machine can do it */
export function hasParentDeathSignal() {
  supported ??=
    process.platform === "linux" &&
    spawnSync("setpriv", ["--pdeathsig", "INT", "true"], { stdio: "ignore" }).status === 0;
  return supported;
}
