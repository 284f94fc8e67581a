import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { openLog } from "./open-log.mjs";
import { root } from "./paths.mjs";
import { createRestartPolicy } from "./restart-policy.mjs";
import { withParentDeathSignal } from "./with-parent-death-signal.mjs";

const graceMs = 10_000;
// Lines of the structured log at level warn (40) and above.
const structuredWarning = /"level":(?:[4-6]0|"(?:warn|error|fatal)")/;

/**
 * Keeps one child process alive until it is stopped; its output goes to its log, warnings and errors to the terminal as well.
 * @param {{ name: string, command: string[], environment: Record<string, string | undefined>, logFile: string, onGiveUp: (message: string) => void }} options
 * @returns {{ spoke: Promise<void>, stop: () => Promise<void> }} `spoke` resolves with its first line on standard output
 */
export function supervise({ name, command, environment, logFile, onGiveUp }) {
  const log = openLog(logFile);
  const afterDeath = createRestartPolicy();
  let child;
  let timer;
  let stopping = false;
  let speak;
  const spoke = new Promise((resolve) => {
    speak = resolve;
  });

  const echo = (line) => process.stderr.write(`[${name}] ${line}\n`);
  const launch = () => {
    const [file, ...args] = withParentDeathSignal("TERM", command);
    // A group of its own: ctrl-C reaches only the launcher, which stops its children in order.
    child = spawn(file, args, {
      cwd: root,
      env: environment,
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    createInterface({ input: child.stdout }).on("line", (line) => {
      log.write(line);
      speak();
      if (structuredWarning.test(line)) echo(line);
    });
    createInterface({ input: child.stderr }).on("line", (line) => {
      log.write(line);
      echo(line);
    });
    child.once("error", (error) => died(error.message));
    child.once("exit", (code, signal) => died(signal ?? `exit code ${code}`));
  };
  const died = (how) => {
    child = undefined;
    if (stopping) return;
    const next = afterDeath(performance.now());
    if (next === "give up")
      return onGiveUp(`${name} died five times within a minute (${how}). Its log: ${logFile}`);
    echo(`died (${how}); starting it again in ${next.restartAfterMs / 1000} s`);
    timer = setTimeout(launch, next.restartAfterMs);
  };

  launch();
  return {
    spoke,
    async stop() {
      stopping = true;
      clearTimeout(timer);
      if (child) await end(child);
      log.close();
    },
  };
}

function end(child) {
  return new Promise((resolve) => {
    const killer = setTimeout(() => killGroup(child.pid), graceMs);
    child.once("exit", () => {
      clearTimeout(killer);
      // Whatever it started itself goes with it; only then do its pipes close.
      killGroup(child.pid);
    });
    child.once("close", resolve);
    child.kill("SIGTERM");
  });
}

function killGroup(pid) {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // Nobody is left in it.
  }
}
