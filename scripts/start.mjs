import { join } from "node:path";
import { keepCluster } from "./postgres/keep-cluster.mjs";
import { buildProduct } from "./steps/build-product.mjs";
import { checkNodeVersion } from "./steps/check-node-version.mjs";
import { describeProduct } from "./steps/describe-product.mjs";
import { ensureSecrets } from "./steps/ensure-secrets.mjs";
import { installPackages } from "./steps/install-packages.mjs";
import { takeLock } from "./steps/lock.mjs";
import { ensureHome, logFileOf, resolveHome } from "./steps/paths.mjs";
import { checkPorts, choosePorts } from "./steps/ports.mjs";
import { productEnvironment } from "./steps/product-environment.mjs";
import { showStep } from "./steps/progress.mjs";
import { Refusal } from "./steps/refusal.mjs";
import { runLogged } from "./steps/run-command.mjs";
import { runMain } from "./steps/run-main.mjs";
import { startProcesses } from "./steps/start-processes.mjs";

const isDevelopment = process.argv.includes("--dev");

await runMain(async (lifetime) => {
  const startedAt = performance.now();
  checkNodeVersion();
  const home = resolveHome(process.env);
  const ports = choosePorts(process.env.PORT);
  ensureHome(home);
  lockHome(home, lifetime);
  await checkPorts(ports);
  const { signal } = lifetime;

  await showStep("Packages", (note) => installPackages({ home, signal, note }));
  const secrets = ensureSecrets(home, process.env);
  const databaseUrl = process.env.DATABASE_URL || (await startDatabase(home, lifetime));
  const environment = productEnvironment({
    environment: process.env,
    ports,
    home,
    databaseUrl,
    secrets,
    isDevelopment,
  });
  if (isDevelopment)
    await showStep("Embed script", () => runScript("build-embed.mjs", home, environment, signal));
  else await showStep("Build", (note) => buildProduct({ home, environment, signal, note }));
  await showStep("Database schema", () => runScript("migrate.ts", home, environment, signal));
  await showStep("Demo merchant", () => runScript("seed.ts", home, environment, signal));
  await showStep("Web server, worker, sandbox bank, example shop", () =>
    startProcesses({ ports, home, environment, isDevelopment, lifetime }),
  );

  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(describeProduct({ home, ports, seconds }));
  process.send?.({ type: "ready", environment });
  lifetime.onEnd(() => console.log("Stopping …"));
  await lifetime.ended();
});

function lockHome(home, lifetime) {
  const lock = takeLock(join(home, "start.lock"));
  if (lock.heldBy !== undefined) {
    throw new Refusal(
      `Opentill already runs on ${home} (process ${lock.heldBy}). ` +
        "Stop it first, or set OPENTILL_HOME and PORT to run a second one beside it.",
    );
  }
  lifetime.onEnd(lock.release);
}

async function startDatabase(home, lifetime) {
  return await showStep("PostgreSQL", async (note) => {
    const cluster = await keepCluster({
      directory: join(home, "postgres"),
      logFile: logFileOf(home, "postgres"),
      onGiveUp: (message) => lifetime.fail(new Refusal(message)),
    });
    lifetime.onEnd(cluster.stop);
    if (cluster.attached) note("was already running");
    lifetime.signal.throwIfAborted();
    return cluster.url;
  });
}

async function runScript(name, home, environment, signal) {
  const loader = name.endsWith(".ts") ? ["--import", "tsx"] : [];
  const logFile = logFileOf(home, name.replace(/\.\w+$/, ""));
  await runLogged(process.execPath, [...loader, `scripts/${name}`], { logFile, environment, signal });
}
