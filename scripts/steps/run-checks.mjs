import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { checks } from "./checks.mjs";
import { readCount, sumCounts } from "./count-tests.mjs";
import { installPackages } from "./install-packages.mjs";
import { ensureHome, resolveHome } from "./paths.mjs";
import { showStep } from "./progress.mjs";
import { Refusal } from "./refusal.mjs";

/**
 * Runs checks by name, stopping at the first that fails, and prints a summary whose last line is "N passed, N failed".
 * @param {string[]} names
 * @param {import("./lifetime.mjs").Lifetime} lifetime
 * @returns {Promise<number>} the exit code
 */
export async function runChecks(names, lifetime) {
  const unknown = names.filter((name) => !Object.hasOwn(checks, name));
  if (unknown.length > 0) {
    throw new Refusal(
      `There is no step ${unknown.join(", ")}. The steps are: ${Object.keys(checks).join(", ")}.`,
    );
  }
  const home = resolveHome(process.env);
  ensureHome(home);
  await showStep("Packages", (note) => installPackages({ home, signal: lifetime.signal, note }));
  const context = {
    home,
    lifetime,
    environment: testEnvironment(process.env),
    reportOf: prepareReports(home),
  };
  const results = [];
  for (const name of names) {
    const result = await runCheck(name, context);
    results.push(result);
    if (result.isFailed) break;
  }
  return summarise(names, results);
}

async function runCheck(name, context) {
  console.log(`\n── ${name}`);
  const startedAt = performance.now();
  const isFailed = !(await checks[name](context).catch((error) => {
    context.lifetime.signal.throwIfAborted();
    console.error(error instanceof Refusal ? error.message : error);
    return false;
  }));
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`── ${name} ${isFailed ? "failed" : "passed"} in ${seconds} s`);
  return { name, isFailed, seconds, count: readCount(context.reportOf(name)) };
}

function summarise(names, results) {
  console.log("");
  for (const { name, isFailed, seconds } of results) {
    console.log(`${isFailed ? "✗" : "✓"} ${name.padEnd(10)}${seconds.padStart(7)} s`);
  }
  for (const name of names.slice(results.length)) console.log(`- ${name.padEnd(10)}not run`);
  const { passed, failed } = sumCounts(results);
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
}

function prepareReports(home) {
  const folder = join(home, "test-reports");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return (name) => join(folder, `${name}.json`);
}

// Tests bring their own database and mode: what the caller has set for the product must not reach them.
function testEnvironment({ DATABASE_URL, NODE_ENV, PORT, ...environment }) {
  return { ...environment, NEXT_TELEMETRY_DISABLED: "1" };
}
