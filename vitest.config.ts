import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { plantBugs } from "./tests/support/plant-bugs.ts";

const root = fileURLToPath(new URL(".", import.meta.url));
const alias = { "@": root };
const tests = "{cli,lib,db,components,embed,worker,web,sandbox,scripts,tests,examples,app,bench}/**";
const database = [`${tests}/*.db.test.ts`, `${tests}/*.race.test.ts`];
const simulation = [`${tests}/*.simulation.test.ts`];
const onPostgres = {
  globalSetup: ["tests/support/global-setup.ts"],
  testTimeout: 30_000,
  hookTimeout: 30_000,
  maxWorkers: 2,
  isolate: false,
};

/**
 * `unit` needs nothing but Node. `database` and `simulation` need a PostgreSQL that `scripts/test.mjs` starts (or TEST_DATABASE_URL);
 * each file there gets a database of its own, copied from a migrated template.
 */
export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          include: [`${tests}/*.test.{ts,tsx}`],
          exclude: [...database, ...simulation, "**/node_modules/**"],
          // Some try thousands of inputs: on a machine with other work that takes its time.
          testTimeout: 30_000,
        },
      },
      {
        resolve: { alias },
        test: { name: "database", include: database, ...onPostgres },
      },
      {
        resolve: { alias },
        plugins: [plantBugs()],
        test: { name: "simulation", include: simulation, ...onPostgres },
      },
    ],
  },
});
