import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { besideChecks, checks } from "./checks.mjs";
import { readCount, sumCounts } from "./count-tests.mjs";
import { installPackages } from "./install-packages.mjs";
import { ensureHome, resolveHome } from "./paths.mjs";
import { showStep } from "./progress.mjs";
import { Refusal } from "./refusal.mjs";

/**
 * Runs checks by name, one after the other and some beside them, stopping at the first that fails, and prints a summary whose last line is "N passed, N failed".
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
  const beside = names.filter((name) => besideChecks.includes(name));
  const inTurn = names.filter((name) => !besideChecks.includes(name));
  const stop = new AbortController();
  const signal = AbortSignal.any([lifetime.signal, stop.signal]);
  const others = beside.map((name) => runCheck(name, { ...context, lifetime: { ...lifetime, signal } }));
  const results = await runInTurn(inTurn, context, others);
  if (results.some(({ isFailed }) => isFailed)) stop.abort(new Refusal("Another step has failed."));
  const endings = await Promise.all(others);
  lifetime.signal.throwIfAborted();
  return summarise(names, [...results, ...endings.filter(({ isStopped }) => !isStopped)]);
}

/** Ends early where one has failed, of these or of those beside them. */
async function runInTurn(names, context, others) {
  const results = [];
  let isOver = false;
  for (const other of others) other.then(({ isFailed }) => (isOver ||= isFailed));
  for (const name of names) {
    const result = await runCheck(name, context);
    results.push(result);
    if (result.isFailed || isOver) break;
  }
  return results;
}

async function runCheck(name, context) {
  console.log(`\n── ${name}`);
  const startedAt = performance.now();
  let isStopped = false;
  const isFailed = !(await checks[name](context).catch((error) => {
    isStopped = context.lifetime.signal.aborted;
    if (!isStopped) console.error(error instanceof Refusal ? error.message : error);
    return false;
  }));
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`── ${name} ${isFailed ? "failed" : "passed"} in ${seconds} s`);
  return { name, isFailed, isStopped, seconds, count: readCount(context.reportOf(name)) };
}

function summarise(names, results) {
  console.log("");
  for (const { name, isFailed, seconds } of results) {
    console.log(`${isFailed ? "✗" : "✓"} ${name.padEnd(10)}${seconds.padStart(7)} s`);
  }
  const run = results.map(({ name }) => name);
  for (const name of names.filter((known) => !run.includes(known)))
    console.log(`- ${name.padEnd(10)}not run`);
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
