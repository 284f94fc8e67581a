import type { Page } from "@playwright/test";

/** What the shop's page has heard from the frame, in order, each type as often as it came in a row once. */
export async function heardTypes(shop: Page): Promise<string[]> {
  const types = await shop
    .locator("#client-events li")
    .evaluateAll((items) => items.map((item) => item.getAttribute("data-type") ?? ""));
  return types.filter((type, index) => type !== types[index - 1]);
}

/** The details of the last message of that type. */
export async function heardData(shop: Page, type: string): Promise<Record<string, unknown>> {
  return JSON.parse(await shop.locator(`#client-events li[data-type="${type}"] code`).last().innerText());
}
