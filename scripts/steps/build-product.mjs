import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { hashFiles } from "./hash-files.mjs";
import { withLock } from "./lock.mjs";
import { logFileOf, root } from "./paths.mjs";
import { runLogged } from "./run-command.mjs";
import { hasStamp, removeStamp, writeStamp } from "./stamp.mjs";

const stampFile = join(root, ".next", "opentill-build-stamp");
const lockTimeoutMs = 10 * 60_000;
const sources = [
  "app",
  "components",
  "db",
  "embed",
  "lib",
  "public",
  "scripts/build-embed.mjs",
  "scripts/build-style-sheet.mjs",
  "instrumentation.ts",
  "instrumentation-client.ts",
  "proxy.ts",
  "next.config.mjs",
  "postcss.config.mjs",
  "tsconfig.json",
  "package-lock.json",
];

/**
 * Builds `public/embed.js`, the style sheet and the pages, unless the last build was made of the very same sources.
 * @param {{ home: string, environment: Record<string, string | undefined>, signal?: AbortSignal, note?: (text: string) => void }} options
 */
export async function buildProduct({ home, environment, signal, note }) {
  await withLock(join(root, ".opentill", "build.lock"), { timeoutMs: lockTimeoutMs, signal }, async () => {
    const wanted = hashFiles(root, sources, isBuildSource);
    if (hasStamp(stampFile, wanted)) return note?.("up to date");
    removeStamp(stampFile);
    const node = process.execPath;
    const options = {
      environment: { ...environment, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
      signal,
    };
    for (const part of ["build-embed", "build-style-sheet"]) {
      await runLogged(node, [`scripts/${part}.mjs`], { ...options, logFile: logFileOf(home, part) });
    }
    await runLogged(node, ["node_modules/next/dist/bin/next", "build"], {
      ...options,
      logFile: logFileOf(home, "build"),
    });
    mkdirSync(join(root, ".next"), { recursive: true });
    writeStamp(stampFile, wanted);
  });
}

const PRODUCTS = ["public/embed.js", "public/page.css"];

/**
 * Tests never reach the build, and these files are its products.
 * @param {string} path with forward slashes
 * @returns {boolean}
 */
export function isBuildSource(path) {
  return !PRODUCTS.includes(path) && !/\.test\.tsx?$/.test(path);
}
