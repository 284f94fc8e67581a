import { openSession } from "../support/api";
import { awaitScripts } from "../support/await-scripts";
import { expect, test } from "../support/test";

test.use({ timezoneId: "Asia/Kolkata" });

test("a time is shown on the customer's own clock, with its zone, and nothing moves for it", async ({
  page,
}) => {
  await page.addInitScript(() => {
    const shifts = { total: 0 };
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.total += (entry as unknown as { value: number }).value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  const problems: string[] = [];
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  const { url } = await openSession();
  await page.goto(url);
  await awaitScripts(page);
  await expect(page.getByText(/This page is kept for you until .*GMT\+5:30/)).toBeVisible();
  expect(await page.evaluate(() => (window as unknown as { shifts: { total: number } }).shifts.total)).toBe(
    0,
  );
  expect(problems).toEqual([]);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("it is shown in the zone of the country, else in UTC by name", async ({ page }) => {
    await page.goto("/l/assam?country=DE");
    await expect(page.getByText(/This page is kept for you until .*GMT\+[12]/)).toBeVisible();
    await page.goto("/l/assam?country=US");
    await expect(page.getByText(/This page is kept for you until .*UTC/)).toBeVisible();
  });
});
