import { join } from "node:path";
import { hashFiles } from "./hash-files.mjs";
import { holdsLockedPackages } from "./holds-locked-packages.mjs";
import { withLock } from "./lock.mjs";
import { npmCommand } from "./npm-command.mjs";
import { logFileOf, root } from "./paths.mjs";
import { runLogged } from "./run-command.mjs";
import { hasStamp, writeStamp } from "./stamp.mjs";

const stampFile = join(root, "node_modules", ".opentill-install-stamp");
const lockTimeoutMs = 10 * 60_000;

/**
 * Makes node_modules what package-lock.json says, development packages included (the build needs them).
 * @param {{ home: string, signal?: AbortSignal, note?: (text: string) => void }} options
 */
export async function installPackages({ home, signal, note }) {
  await withLock(join(root, ".opentill", "install.lock"), { timeoutMs: lockTimeoutMs, signal }, async () => {
    const wanted = hashFiles(root, ["package-lock.json", "patches"]);
    if (hasStamp(stampFile, wanted)) return note?.("up to date");
    if (holdsLockedPackages(root)) {
      note?.("up to date");
      // Not imported: without node_modules there is no library to apply them with.
      await runLogged(process.execPath, ["scripts/apply-patches.mjs"], {
        logFile: logFileOf(home, "patches"),
        signal,
      });
    } else {
      const [command, ...args] = npmCommand(
        "ci",
        "--include=dev",
        "--include=optional",
        "--no-audit",
        "--no-fund",
      );
      await runLogged(command, args, { logFile: logFileOf(home, "install"), signal });
    }
    writeStamp(stampFile, wanted);
  });
}
