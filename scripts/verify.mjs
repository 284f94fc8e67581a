import { checkNodeVersion } from "./steps/check-node-version.mjs";
import { fastChecks } from "./steps/checks.mjs";
import { runChecks } from "./steps/run-checks.mjs";
import { runMain } from "./steps/run-main.mjs";

await runMain(async (lifetime) => {
  checkNodeVersion();
  return await runChecks(fastChecks, lifetime);
});
