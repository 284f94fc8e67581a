import { checkNodeVersion } from "./steps/check-node-version.mjs";
import { checks } from "./steps/checks.mjs";
import { runChecks } from "./steps/run-checks.mjs";
import { runMain } from "./steps/run-main.mjs";

await runMain(async (lifetime) => {
  checkNodeVersion();
  const named = process.argv.slice(2);
  return await runChecks(named.length > 0 ? named : Object.keys(checks), lifetime);
});
