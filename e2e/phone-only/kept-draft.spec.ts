import type { Page } from "@playwright/test";
import { openSession } from "../support/api";
import { awaitScripts } from "../support/await-scripts";
import { expect, test } from "../support/test";

async function expectTyped(page: Page): Promise<void> {
  await expect(page.getByLabel("Email")).toHaveValue("ada@customer.example");
  await expect(page.getByLabel("Full name")).toHaveValue("Ada");
  await expect(page.getByLabel("I agree to the terms of sale")).toBeChecked();
}

async function type(page: Page): Promise<void> {
  await page.getByLabel("Email").fill("ada@customer.example");
  await page.getByLabel("Full name").fill("Ada");
  await page.getByLabel("I agree to the terms of sale").check();
}

test("a reload before Continue keeps what was typed a moment ago", async ({ page }) => {
  const { url } = await openSession();
  await page.goto(url);
  await awaitScripts(page);
  await type(page);
  await page.reload();
  await awaitScripts(page);
  await expectTyped(page);
});

test("what was typed is there on a later visit, and no longer in the tab's storage once it is saved", async ({
  page,
  browser,
}) => {
  const { url } = await openSession();
  await page.goto(url);
  await awaitScripts(page);
  const saved = page.waitForResponse((answer) => answer.url().endsWith("/cart") && answer.ok());
  await type(page);
  await saved;
  const stored = () => page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }));
  await expect.poll(stored).not.toContain("ada@customer.example");
  const later = await browser.newPage({ javaScriptEnabled: false });
  await later.goto(url);
  await expectTyped(later);
  await later.close();
});
