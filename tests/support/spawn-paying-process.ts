import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

export type PayingProcessInput = {
  databaseUrl: string;
  bankUrl: string;
  secret: string;
  masterSecret: string;
  baseUrl: string;
  now: string;
  orderId: string;
  token: string;
};

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** Starts a process that pays an order. `kill` is the end without any last word: SIGKILL. */
export function spawnPayingProcess(input: PayingProcessInput) {
  const script = "tests/support/paying-process.ts";
  const child = spawn(process.execPath, ["--import", "tsx", script, JSON.stringify(input)], {
    cwd: ROOT,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const words = text(child.stderr);
  const exited = new Promise<number | null>((resolve) => {
    child.once("exit", resolve);
  });
  return {
    /** Fails, with what the process said, if it ends before that moment comes. */
    async until(moment: Promise<void>): Promise<void> {
      const ended = exited.then(async (code) => {
        throw new Error(`the process ended with ${code}: ${await words}`);
      });
      await Promise.race([moment, ended]);
    },
    async kill(): Promise<void> {
      child.kill("SIGKILL");
      await exited;
    },
    exited,
  };
}
