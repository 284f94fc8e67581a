import { defineConfig, devices } from "@playwright/test";

const chromium = {
  browserName: "chromium" as const,
  launchOptions: {
    executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
    args: [
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  },
};

const phone = { ...devices["Pixel 7"], ...chromium };
const desktop = { ...devices["Desktop Chrome"], ...chromium, viewport: { width: 1280, height: 900 } };

/**
 * The built product, started as a merchant would, and a real browser against it: checkout, sandbox bank and the example
 * shop on another origin. Journeys run on a phone and on a desktop;
 * those without scripts, and those whose point is a state or a word and not its place on the page, on a phone alone.
 */
export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  globalSetup: "./e2e/support/start-product.ts",
  outputDir: "test-results",
  timeout: 45_000,
  expect: { timeout: 10_000 },
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  // A shared machine can starve a browser. What passes only at the second try is reported as flaky, not as passed.
  retries: process.env.CI ? 1 : 0,
  reporter: "list",
  use: { trace: "retain-on-failure", locale: "en-GB", colorScheme: "light" },
  projects: [
    { name: "phone", use: phone, testIgnore: ["**/no-script/**", "**/time/**", "**/real-money/**"] },
    {
      name: "desktop",
      use: desktop,
      testIgnore: ["**/no-script/**", "**/phone-only/**", "**/time/**", "**/real-money/**"],
    },
    {
      name: "no-script",
      use: { ...phone, javaScriptEnabled: false },
      testMatch: "**/no-script/**/*.spec.ts",
    },
    // A product of its own, on an empty database and without the sandbox bank; its customer has no scripts.
    { name: "real-money", testMatch: "**/real-money/**/*.spec.ts" },
    // Moving the clock moves everybody's: what is left of the others must be over.
    {
      name: "time",
      use: phone,
      testMatch: "**/time/**/*.spec.ts",
      dependencies: ["phone", "desktop", "no-script"],
      workers: 1,
    },
  ],
});
