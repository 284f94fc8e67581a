import { fork } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { removeCluster } from "./postgres/throw-away-cluster.mjs";
import { ensureHome, resolveHome, root } from "./steps/paths.mjs";
import { findFreeBasePort } from "./steps/ports.mjs";
import { Refusal } from "./steps/refusal.mjs";
import { runVisible } from "./steps/run-command.mjs";
import { runMain } from "./steps/run-main.mjs";

await runMain(async (lifetime) => {
  const parentHome = resolveHome(process.env);
  ensureHome(parentHome);
  const home = join(parentHome, "bench");
  const clean = () => {
    removeCluster(join(home, "postgres"));
    rmSync(home, { recursive: true, force: true });
  };
  clean();
  lifetime.onEnd(clean);
  const environment = await startProduct(home, lifetime);
  const args = ["--import", "tsx", "bench/index.ts", ...process.argv.slice(2)];
  const code = await runVisible(process.execPath, args, { environment, signal: lifetime.signal });
  return code === 0 ? 0 : 1;
});

async function startProduct(home, lifetime) {
  // Never the caller's own database: the benchmark fills it with orders.
  const { DATABASE_URL, ...inherited } = process.env;
  const port = await findFreeBasePort();
  const environment = {
    ...inherited,
    OPENTILL_HOME: home,
    PORT: String(port),
    // Counted as usual, and never reached: what is measured is how fast the product is.
    OPENTILL_RATE_LIMIT_PER_KEY: "1000000",
    OPENTILL_RATE_LIMIT_PER_MERCHANT: "1000000",
  };
  const child = fork(join(root, "scripts", "start.mjs"), [], { cwd: root, env: environment });
  const exited = new Promise((resolve) => {
    child.once("exit", resolve);
  });
  lifetime.onEnd(async () => {
    child.kill("SIGTERM");
    await exited;
  });
  const ready = new Promise((resolve) => {
    child.once("message", (message) => resolve(message.environment));
  });
  const started = await Promise.race([ready, exited.then(() => null), lifetime.ended()]);
  lifetime.signal.throwIfAborted();
  if (!started) throw new Refusal("The product to measure did not start.");
  return started;
}
