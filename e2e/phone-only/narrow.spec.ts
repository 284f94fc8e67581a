import { openStep, STEPS } from "../support/steps";
import { expect, test } from "../support/test";

test.use({ viewport: { width: 320, height: 640 }, expectedErrors: [/status of 404/] });

for (const [name, step] of Object.entries(STEPS)) {
  test(`at 320 pixels nothing of ${name} has to be scrolled sideways`, async ({ page }) => {
    const address = await step.prepare();
    for (const locale of ["de", "ar"]) {
      await openStep(page, step, address, locale);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width, locale).toBeLessThanOrEqual(320);
    }
  });
}
