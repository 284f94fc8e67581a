import { systemClock } from "@/lib/core/clock";
import { createLog } from "@/lib/core/log";
import { secureRandom } from "@/lib/core/random";
import { createMemoryStore } from "./bank/memory-store";
import { createPostgresStore } from "./bank/postgres-store";
import { readSandboxEnv } from "./env";
import { startSandboxServer } from "./server";

const env = readSandboxEnv(process.env);
const store = env.databaseUrl ? await createPostgresStore(env.databaseUrl) : createMemoryStore();
const log = createLog("sandbox", env.logLevel);

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
