import next from "next";
import { readEnvironment } from "@/lib/core/environment";
import { createLog } from "@/lib/core/log";
import { deriveKeys } from "@/lib/core/secrets/keys";
import { startRateLimits } from "@/lib/http/rate-limits/rate-limits";
import { listStatic } from "./list-static";
import { stopServer } from "./stop-server";
import { createWebServer } from "./web-server";

/** The web server: the framework behind an HTTP server of ours. Any number may run beside each other. */
async function main(): Promise<void> {
  // What the framework's own command does; libraries look at it when they are loaded.
  Object.assign(process.env, { NODE_ENV: process.env.NODE_ENV || "production" });
  const port = Number(process.env.PORT || 3000);
  const environment = readEnvironment(process.env);
  const { baseUrl, logLevel, secret, stopWithinMs, trustedAddressHeader } = environment;
  const log = createLog("web server", logLevel);
  const app = next({ dev: false, port, dir: process.cwd() });
  await app.prepare();
  const server = createWebServer(app.getRequestHandler(), {
    baseUrl,
    log,
    isStatic: listStatic(process.cwd()),
    trustedAddressHeader,
    limits: startRateLimits(environment, log),
    linkKey: deriveKeys(secret).links,
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen({ port, host: process.env.LISTEN_ADDRESS || undefined }, resolve);
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => stopServer(server, stopWithinMs).then(() => process.exit(0)));
  }
  console.log(`Web server is listening on port ${port}.`);
}

await main();
