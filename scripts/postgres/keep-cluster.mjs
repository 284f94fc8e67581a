import { setTimeout as wait } from "node:timers/promises";
import { createRestartPolicy } from "../steps/restart-policy.mjs";
import { startCluster } from "./start-cluster.mjs";

/**
 * Starts a cluster and keeps it alive on the same port until it is stopped.
 * @param {{ directory: string, logFile: string, onGiveUp: (message: string) => void }} options
 * @returns {Promise<{ url: string, attached: boolean, stop: () => Promise<void> }>}
 */
export async function keepCluster({ directory, logFile, onGiveUp }) {
  const afterDeath = createRestartPolicy();
  let cluster = await startCluster({ directory, logFile });
  let stopping = false;
  let restart = Promise.resolve();

  const watch = () => cluster.exited.then(() => (restart = revive()));
  const revive = async () => {
    if (stopping) return;
    const next = afterDeath(performance.now());
    if (next === "give up")
      return onGiveUp(`PostgreSQL died five times within a minute. Its log: ${logFile}`);
    console.error(`[postgres] died; starting it again in ${next.restartAfterMs / 1000} s`);
    await wait(next.restartAfterMs);
    if (stopping) return;
    try {
      cluster = await startCluster({ directory, logFile, port: cluster.port });
      watch();
    } catch (error) {
      onGiveUp(error.message);
    }
  };

  watch();
  return {
    url: cluster.url,
    attached: cluster.attached,
    async stop() {
      stopping = true;
      await restart;
      await cluster.stop();
    },
  };
}
