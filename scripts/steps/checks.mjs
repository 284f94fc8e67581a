import { join } from "node:path";
import { startThrowAwayCluster } from "../postgres/throw-away-cluster.mjs";
import { buildProduct } from "./build-product.mjs";
import { ensureBrowser } from "./ensure-browser.mjs";
import { ensurePooler } from "./ensure-pooler.mjs";
import { npmCommand } from "./npm-command.mjs";
import { logFileOf } from "./paths.mjs";
import { showStep } from "./progress.mjs";
import { readTail } from "./read-tail.mjs";
import { runBeside, runVisible } from "./run-command.mjs";

const shownLines = 120;

/**
 * What `npm test` runs, in this order. Each takes a context and says whether it went well.
 * @typedef {{ home: string, environment: Record<string, string | undefined>, reportOf: (name: string) => string, lifetime: import("./lifetime.mjs").Lifetime }} CheckContext
 * @type {Record<string, (context: CheckContext) => Promise<boolean>>}
 */
export const checks = {
  simulation: runSimulation,
  format: (context) => runTool(context, "@biomejs/biome/bin/biome", "ci", "."),
  types: async (context) =>
    (await runTool(context, "next/dist/bin/next", "typegen")) &&
    (await runTool(context, "typescript/bin/tsc", "--noEmit")),
  lock: (context) => run(context, npmCommand("ci", "--dry-run", "--include=dev", "--no-audit", "--no-fund")),
  unit: (context) => runVitest(context, "unit"),
  database: runDatabaseTests,
  build: async ({ home, environment, lifetime }) => {
    await showStep("Build", (note) => buildProduct({ home, environment, signal: lifetime.signal, note }));
    return true;
  },
  browser: runBrowserTests,
};

/**
 * What waits for nobody and nobody waits for: begun first, run beside the others with what they leave of the machine, and
 * told of at the end.
 */
export const besideChecks = ["simulation"];

/** The part that needs neither a database nor a browser. */
export const fastChecks = ["format", "types", "unit"];

async function runSimulation({ home, environment, lifetime, reportOf }) {
  const logFile = logFileOf(home, "simulation");
  const args = ["node_modules/vitest/vitest.mjs", ...vitestArguments("simulation", reportOf)];
  const code = await runBeside(process.execPath, args, { logFile, environment, signal: lifetime.signal });
  if (code !== 0) console.log(`${readTail(logFile, shownLines)}\nAll of it: ${logFile}`);
  return code === 0;
}

async function runDatabaseTests(given) {
  const { home, lifetime } = given;
  const pooler = await showStep("Pooler", (note) =>
    ensurePooler({ ...given, home, signal: lifetime.signal, note }),
  );
  const context = { ...given, environment: { ...given.environment, PGBOUNCER_PATH: pooler } };
  if (context.environment.TEST_DATABASE_URL) return await runVitest(context, "database");
  const cluster = await startThrowAwayCluster(join(context.home, "test-postgres"));
  try {
    const environment = { ...context.environment, TEST_DATABASE_URL: cluster.url };
    return await runVitest({ ...context, environment }, "database");
  } finally {
    await cluster.stop();
  }
}

async function runBrowserTests(context) {
  const { home, lifetime } = context;
  const path = await showStep("Browser", (note) =>
    ensureBrowser({ ...context, home, signal: lifetime.signal, note }),
  );
  const environment = {
    ...context.environment,
    CHROMIUM_PATH: path,
    PLAYWRIGHT_JSON_OUTPUT_NAME: context.reportOf("browser"),
  };
  return await runTool(
    { ...context, environment },
    "@playwright/test/cli.js",
    "test",
    "--reporter=list,json",
  );
}

function runVitest(context, project) {
  return runTool(context, "vitest/vitest.mjs", ...vitestArguments(project, context.reportOf));
}

function vitestArguments(project, reportOf) {
  const report = `--outputFile.json=${reportOf(project)}`;
  return ["run", "--project", project, "--reporter=default", "--reporter=json", report];
}

function runTool(context, script, ...args) {
  return run(context, [process.execPath, join("node_modules", script), ...args]);
}

async function run({ environment, lifetime }, [command, ...args]) {
  return (await runVisible(command, args, { environment, signal: lifetime.signal })) === 0;
}
