import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

const BIN = fileURLToPath(new URL("../../cli/opentill.mjs", import.meta.url));

/** Starts `npx opentill` with those words as a process of its own, in no folder of ours. */
export function startCli(words: readonly string[], variables: Record<string, string>) {
  return spawn(process.execPath, [BIN, ...words], { env: { ...process.env, ...variables }, cwd: "/" });
}

/** Runs a command to its end: what it printed, and the code that it ended with. */
export async function runCli(words: readonly string[], variables: Record<string, string>) {
  const child = startCli(words, variables);
  const code = new Promise<number | null>((resolve) => child.once("close", resolve));
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await code, out, err };
}
