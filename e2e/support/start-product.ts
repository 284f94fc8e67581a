import { fork } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { removeCluster } from "../../scripts/postgres/throw-away-cluster.mjs";
import { findFreeBasePort } from "../../scripts/steps/ports.mjs";

const STOP_TIMEOUT_MS = 30_000;

/** Starts the whole product by its own command, on an empty home and free ports, and stops it by its own signal. */
export default async function startProduct(): Promise<() => Promise<void>> {
  const home = resolve(process.env.OPENTILL_HOME ?? ".opentill", "e2e");
  const clean = () => {
    removeCluster(join(home, "postgres"));
    rmSync(home, { recursive: true, force: true });
  };
  clean();
  const port = await findFreeBasePort();
  const child = fork("scripts/start.mjs", [], {
    env: { ...process.env, OPENTILL_HOME: home, PORT: String(port), OPENTILL_LOG: "warn" },
  });
  const exited = once(child, "exit");
  const ready = once(child, "message");
  const first = await Promise.race([ready.then(() => "ready"), exited.then(() => "exited")]);
  if (first === "exited") throw new Error("The product did not start; its own words are above.");
  process.env.E2E_DEMO_FILE = join(home, "demo.json");
  return async () => {
    child.kill("SIGTERM");
    const killer = setTimeout(() => child.kill("SIGKILL"), STOP_TIMEOUT_MS);
    await exited;
    clearTimeout(killer);
    clean();
  };
}
