import type { Page } from "@playwright/test";
import { ar } from "@/components/checkout/messages/ar";
import { de } from "@/components/checkout/messages/de";
import { en } from "@/components/checkout/messages/en";
import { es } from "@/components/checkout/messages/es";
import { fr } from "@/components/checkout/messages/fr";
import { is } from "@/components/checkout/messages/is";
import { nb } from "@/components/checkout/messages/nb";
import { pl } from "@/components/checkout/messages/pl";
import { awaitScripts } from "../support/await-scripts";
import { placeOrder } from "../support/order";
import { expect, test } from "../support/test";

const LANGUAGES = { en, de, fr, es, nb, is, pl, ar };

for (const [locale, messages] of Object.entries(LANGUAGES)) {
  const direction = locale === "ar" ? "rtl" : "ltr";

  test(`in ${locale} the cart and its errors are in the customer's own language`, async ({ page }) => {
    await page.goto(`/l/assam?lang=${locale}&country=DE&quantity=2`);
    await expect(page.locator("html")).toHaveAttribute("lang", locale);
    await expect(page.locator("html")).toHaveAttribute("dir", direction);
    await expect(page.getByRole("heading", { name: messages.details.title })).toBeVisible();
    await expect(page.getByLabel(messages.details.email)).toBeVisible();
    await expect(page.getByText(messages.consents.title)).toBeVisible();
    await awaitScripts(page);
    await page.locator("button[type=submit]:visible").last().click();
    await expect(page.getByText(messages.errors.summary)).toBeVisible();
    await expect(page.locator("#email-error")).toHaveText(messages.errors.email_required);
    await expect(page.locator("#consent_terms-error")).toHaveText(messages.errors.consent_terms_required);
    if (locale !== "en") expect(await englishOn(page)).toEqual([]);
  });

  test(`in ${locale} the order is in the customer's own language`, async ({ page }) => {
    const order = await placeOrder("card", { locale });
    await page.goto(order.url);
    await expect(page.locator("html")).toHaveAttribute("lang", locale);
    await expect(page.locator("html")).toHaveAttribute("dir", direction);
    await expect(page.getByRole("heading", { name: messages.order.payTitle })).toBeVisible();
    await expect(page.getByLabel(messages.card.number)).toBeVisible();
    if (locale !== "en") expect(await englishOn(page)).toEqual([]);
  });
}

test("each language has words of its own", () => {
  const titles = Object.values(LANGUAGES).map((messages) => messages.methods.title);
  expect(new Set(titles).size).toBe(titles.length);
});

/** Lines on the page that are whole English messages of more than one word: a shared word ("Total") is no left-over. */
async function englishOn(page: Page): Promise<string[]> {
  const english = new Set(leavesOf(en).filter((text) => text.includes(" ")));
  const lines = (await page.locator("#page").innerText()).split("\n").map((line) => line.trim());
  return lines.filter((line) => english.has(line));
}

function leavesOf(words: object): string[] {
  return Object.values(words).flatMap((word) => (typeof word === "string" ? [word] : leavesOf(word)));
}
