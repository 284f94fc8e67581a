import { existsSync } from "node:fs";
import { join } from "node:path";
import { installFromDebian } from "./install-from-debian.mjs";
import { logFileOf, root } from "./paths.mjs";
import { runLogged } from "./run-command.mjs";

const systemBrowsers = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/**
 * Finds a Chromium for the browser tests, or installs one: the system's package as root on Debian, else Playwright's own.
 * @param {{ home: string, environment: Record<string, string | undefined>, signal?: AbortSignal, note?: (text: string) => void }} options
 * @returns {Promise<string>} the path of the program
 */
export async function ensureBrowser({ home, environment, signal, note }) {
  const found = environment.CHROMIUM_PATH || (await findBrowser());
  if (found) return found;
  // A failure here is no failure of the tests: Playwright's own browser is tried next.
  await installFromDebian("chromium", { home, environment, signal, note });
  const installed = await findBrowser();
  if (installed) return installed;
  note?.("downloaded by Playwright");
  const cli = join(root, "node_modules", "@playwright", "test", "cli.js");
  const logFile = logFileOf(home, "browser");
  await runLogged(process.execPath, [cli, "install", "chromium"], { logFile, environment, signal });
  return await playwrightBrowser();
}

async function findBrowser() {
  const system = systemBrowsers.find((path) => existsSync(path));
  if (system) return system;
  const own = await playwrightBrowser();
  return existsSync(own) ? own : null;
}

async function playwrightBrowser() {
  const { chromium } = await import("@playwright/test");
  return chromium.executablePath();
}
