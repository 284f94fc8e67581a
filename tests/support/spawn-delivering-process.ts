import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

export type DeliveringProcessInput = { databaseUrl: string; masterSecret: string; leaseMs: number };

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** Packs the process into one file first, so that a hundred of them start in the time of a few. */
export async function packDeliveringProcess() {
  const folder = await mkdtemp(join(tmpdir(), "opentill-delivering-"));
  const outfile = join(folder, "delivering-process.cjs");
  const entry = join(ROOT, "tests/support/delivering-process.ts");
  await build({ entryPoints: [entry], outfile, bundle: true, platform: "node", format: "cjs" });
  return {
    spawn: (input: DeliveringProcessInput) => spawnDelivering(outfile, input),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** `kill` is the end without any last word: SIGKILL. It answers with the signal that the process really ended by. */
function spawnDelivering(file: string, input: DeliveringProcessInput) {
  const child = spawn(process.execPath, [file, JSON.stringify(input)], { stdio: ["ignore", "pipe", "pipe"] });
  const words = text(child.stderr);
  const exited = new Promise<NodeJS.Signals | null>((resolve) => {
    child.once("exit", (_code, signal) => resolve(signal));
  });
  const claimed = new Promise<void>((resolve) => {
    child.stdout.once("data", () => resolve());
  });
  const ended = exited.then(async (signal) => {
    if (signal !== "SIGKILL") throw new Error(`the process ended by itself: ${await words}`);
  });
  ended.catch(() => {});
  return {
    /** Resolves when it has begun to deliver; fails, with what it said, if it ends before. */
    claimed: Promise.race([claimed, ended]),
    async kill(): Promise<NodeJS.Signals | null> {
      child.kill("SIGKILL");
      return exited;
    },
  };
}
