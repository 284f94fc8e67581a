import { logFileOf } from "./paths.mjs";
import { Refusal } from "./refusal.mjs";
import { supervise } from "./supervise.mjs";
import { waitUntilHealthy } from "./wait-until-healthy.mjs";

const readyTimeoutMs = 90_000;
const next = "node_modules/next/dist/bin/next";

/**
 * Starts bank, web server, worker and example shop, and waits until all of them are ready.
 * @param {{ ports: { web: number, shop: number, bank: number }, home: string, environment: Record<string, string | undefined>, isDevelopment: boolean, lifetime: import("./lifetime.mjs").Lifetime }} options
 */
export async function startProcesses({ ports, home, environment, isDevelopment, lifetime }) {
  const processes = [
    {
      name: "bank",
      args: ["--import", "tsx", "sandbox/index.ts"],
      health: `http://localhost:${ports.bank}/health`,
    },
    {
      name: "web",
      args: isDevelopment ? [next, "dev", "-p", String(ports.web)] : ["--import", "tsx", "web/index.ts"],
      health: `http://localhost:${ports.web}/api/health`,
    },
    { name: "worker", args: ["--import", "tsx", "worker/index.ts"] },
    {
      name: "shop",
      args: ["--import", "tsx", "examples/shop/index.ts"],
      health: `http://127.0.0.1:${ports.shop}/health`,
    },
  ];
  const { signal } = lifetime;
  const started = processes.map(({ name, args, health }) => {
    const logFile = logFileOf(home, name);
    const onGiveUp = (message) => lifetime.fail(new Refusal(message));
    const command = [process.execPath, ...args];
    const child = supervise({ name, command, environment, logFile, onGiveUp });
    lifetime.onEnd(child.stop);
    return health
      ? waitUntilHealthy(name, health, { timeoutMs: readyTimeoutMs, signal, logFile })
      : child.spoke;
  });
  await Promise.race([Promise.all(started), lifetime.ended()]);
  signal.throwIfAborted();
}
