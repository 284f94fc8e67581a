import type { DatabaseLimits } from "@/db/client";
import { readEnvironment } from "@/lib/core/environment";
import { type Log, silentLog } from "@/lib/core/log";
import { createRateLimits, type RateLimits } from "@/lib/http/rate-limits/rate-limits";
import type { Handle } from "@/web/web-server";
import { MASTER_SECRET } from "./checkout-world";
import { serveWeb } from "./serve-web";

const PROXY_HEADER = "x-forwarded-for";

/** The limits of one web server, with settings by the names of the environment. */
export function limitsOf(
  databaseUrl: string,
  settings: Record<string, string> = {},
  log: Log = silentLog,
  patience?: DatabaseLimits,
): RateLimits {
  const environment = readEnvironment({
    DATABASE_URL: databaseUrl,
    OPENTILL_URL: "https://pay.example",
    OPENTILL_SECRET: MASTER_SECRET,
    ...settings,
  });
  return createRateLimits(environment, log, patience);
}

/** Our web server with limits of its own, behind a proxy that names each visitor's address. */
export async function serveLimited(limits: RateLimits, handle: Handle) {
  const web = await serveWeb(handle, undefined, { limits, trustedAddressHeader: PROXY_HEADER });
  return {
    ask: (path: string, from: string, headers: Record<string, string> = {}) =>
      fetch(web.url + path, { headers: { [PROXY_HEADER]: from, ...headers }, redirect: "manual" }),
    async close() {
      await web.close();
      await limits.close();
    },
  };
}
