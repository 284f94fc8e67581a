import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openSession } from "../support/api";
import { demo } from "../support/demo";
import { expect, test } from "../support/test";

const LOGO = readFileSync(join(import.meta.dirname, "../../public/phone-icon-192.png"));

/** Everybody's pages have the logo while it is there, so this stands among what comes last. */
test("a logo that was uploaded is on the page, from the product's own address", async ({ page }) => {
  const { url } = await openSession();
  const logo = page.locator('img[src^="/logos/"]');
  try {
    expect(await changeLogo("POST")).toBe(200);
    await expect(async () => {
      await page.goto(url);
      await expect(logo).toBeVisible({ timeout: 1_000 });
    }).toPass();
    expect(await logo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(192);
  } finally {
    expect(await changeLogo("DELETE")).toBe(200);
  }
  await expect(async () => {
    await page.goto(url);
    await expect(logo).toHaveCount(0, { timeout: 1_000 });
  }).toPass();
});

async function changeLogo(method: "POST" | "DELETE"): Promise<number> {
  const { base_url, secret_key } = demo();
  const { status } = await fetch(`${base_url}/api/v1/merchant/logo`, {
    method,
    headers: { authorization: `Bearer ${secret_key}`, "content-type": "image/png" },
    ...(method === "POST" ? { body: LOGO } : {}),
  });
  return status;
}
