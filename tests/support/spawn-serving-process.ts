import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { MASTER_SECRET } from "./checkout-world";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** Starts another web server on the same database. `directUrl` is where it listens to what commits tell. */
export async function spawnServingProcess({
  databaseUrl,
  directUrl,
}: {
  databaseUrl: string;
  directUrl: string;
}) {
  const child = spawn(process.execPath, ["--import", "tsx", "tests/support/serving-process.ts"], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      DATABASE_DIRECT_URL: directUrl,
      OPENTILL_URL: "http://localhost:3000",
      OPENTILL_SECRET: MASTER_SECRET,
      OPENTILL_LOG: "silent",
    },
  });
  const words = text(child.stderr);
  const ended = once(child, "exit").then(async () => {
    throw new Error(`the web server ended: ${await words}`);
  });
  ended.catch(() => {});
  const [said] = await Promise.race([once(child.stdout, "data"), ended]);
  return {
    url: String(said).trim(),
    async stop(): Promise<void> {
      child.kill("SIGKILL");
      await ended.catch(() => {});
    },
  };
}
