import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Scope } from "@/db/context";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** Starts a process that locks a merchant's log, as each commit does, and freezes it there (SIGSTOP). */
export async function freezeProcessInTransaction(databaseUrl: string, { merchantId, livemode }: Scope) {
  const input = JSON.stringify({ databaseUrl, merchantId, livemode });
  const child = spawn(process.execPath, ["--import", "tsx", "tests/support/locking-process.ts", input], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "inherit"],
  });
  // Its first word is that it has the lock.
  await once(child.stdout, "data");
  child.kill("SIGSTOP");
  return {
    async kill() {
      child.kill("SIGKILL");
      await once(child, "exit");
    },
  };
}
