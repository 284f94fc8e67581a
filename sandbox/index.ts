import { systemClock } from "@/lib/core/clock";
import { createLog } from "@/lib/core/log";
import { secureRandom } from "@/lib/core/random";
import { untilDone } from "@/lib/core/until-done";
import { createMemoryStore } from "./bank/memory-store";
import { createPostgresStore } from "./bank/postgres-store";
import { readSandboxEnv } from "./env";
import { startSandboxServer } from "./server";

const env = readSandboxEnv(process.env);
const log = createLog("sandbox", env.logLevel);
const { databaseUrl } = env;
const store = databaseUrl
  ? await untilDone(log, "the database", () => createPostgresStore(databaseUrl))
  : createMemoryStore();

const server = await startSandboxServer({
  ...env,
  store,
  clock: systemClock,
  random: secureRandom,
  log,
});
log.info(
  { port: server.port, publicUrl: env.publicUrl, keptIn: env.databaseUrl ? "postgres" : "memory" },
  "listening",
);

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.once(signal, async () => {
    await server.close();
    process.exit(0);
  });
}
