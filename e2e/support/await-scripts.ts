import { expect } from "@playwright/test";
import type { Surface } from "./surface";

/**
 * Waits until the page is live. The page works before that too, but then without scripts, which is what the folder
 * `no-script` is about.
 */
export async function awaitScripts(surface: Surface): Promise<void> {
  const form = surface.locator("form[method=post]");
  const isLive = () =>
    form
      .evaluate((element) => Object.keys(element).some((key) => key.startsWith("__reactProps")))
      // The page was left for the next one while it was asked.
      .catch(() => false);
  await expect.poll(isLive).toBe(true);
}
