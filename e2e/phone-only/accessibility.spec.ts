import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { answerBank } from "../support/bank";
import { demo } from "../support/demo";
import { payOrder, placeOrder } from "../support/order";
import { openStep, STEPS } from "../support/steps";
import { expect, test } from "../support/test";

type AxeResults = Awaited<ReturnType<AxeBuilder["analyze"]>>;

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

test.describe("axe finds nothing in light or dark, from left to right or from right to left", () => {
  test.use({ expectedErrors: [/status of 404/] });

  for (const [name, step] of Object.entries(STEPS)) {
    test(`on ${name}`, async ({ page }) => {
      const address = await step.prepare();
      for (const locale of ["en", "ar"]) {
        await openStep(page, step, address, locale);
        expect(await findingsOf(page), `${locale}, light`).toEqual([]);
        await page.emulateMedia({ colorScheme: "dark" });
        expect(await contrastFindingsOf(page), `${locale}, dark`).toEqual([]);
        await page.emulateMedia({ colorScheme: "light" });
      }
    });
  }

  test("on the page that is checking", async ({ page }) => {
    const order = await placeOrder("card");
    await payOrder(order, "card", "sandbox_card_late_event_visa");
    await page.goto(order.url);
    await expect(page.getByRole("heading", { name: "We are checking with your bank" })).toBeVisible();
    expect(await findingsOf(page)).toEqual([]);
  });

  test("on the pages of the bank", async ({ page }) => {
    const order = await placeOrder("paypal");
    await payOrder(order, "paypal");
    await page.goto(order.url);
    await page.getByRole("link", { name: "Continue to PayPal" }).click();
    expect(await findingsOf(page)).toEqual([]);
    const bank = page.url();
    await answerBank(page, "Approve payment");
    await page.goto(bank);
    expect(await findingsOf(page)).toEqual([]);
  });

  test("on the page around the frame", async ({ page }) => {
    await page.goto(`${demo().shop_url}/embedded`);
    await expect(page.locator("#checkout iframe").contentFrame().getByLabel("Email")).toBeVisible();
    const findings = await findingsOf(page);
    // The framed page has a header, a main part and a footer of its own, as it must when it stands alone.
    expect(findings.filter((finding) => !finding.startsWith("landmark-unique"))).toEqual([]);
  });
});

async function findingsOf(page: Page): Promise<string[]> {
  return namesOf(await new AxeBuilder({ page }).withTags(RULES).analyze());
}

/** Of all that axe looks at, a theme changes the colours and nothing else. */
async function contrastFindingsOf(page: Page): Promise<string[]> {
  return namesOf(await new AxeBuilder({ page }).withRules(["color-contrast"]).analyze());
}

function namesOf({ violations }: AxeResults): string[] {
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
}
