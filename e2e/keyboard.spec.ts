import { expect, type Locator, type Page } from "@playwright/test";
import { awaitScripts } from "./support/await-scripts";
import { numberOf } from "./support/card";
import { continueButton } from "./support/cart";
import { newCustomer } from "./support/customer";
import { demo } from "./support/demo";
import { orderOf } from "./support/order";
import { test } from "./support/test";

const MOST_TABS = 40;

test("everything can be done by keyboard alone, and it can be seen where one is", async ({ page }) => {
  const customer = newCustomer();
  const { keyboard } = page;
  await page.goto("/l/assam?quantity=2&currency=EUR&country=DE");
  await awaitScripts(page);

  await tabTo(page, page.getByRole("button", { name: "One more of Assam, 250 g" }));
  await keyboard.press("Space");
  await expect(page.getByText("Total: €36.00")).toBeAttached();
  await tabTo(page, page.getByLabel("Email"));
  await keyboard.type(customer.email);
  await tabTo(page, page.getByLabel("Full name"));
  await keyboard.type(customer.name);
  await tabTo(page, page.getByRole("radio", { checked: true }));
  await keyboard.press("ArrowDown");
  await expect(page.getByRole("radio", { name: /^Card/ })).toBeChecked();
  await tabTo(page, page.getByLabel("I agree to the terms of sale"));
  await keyboard.press("Space");
  await tabTo(page, page.getByLabel("I agree to the processing of my personal data"));
  await keyboard.press("Space");
  await tabTo(page, continueButton(page));
  await keyboard.press("Enter");

  await expect(page.getByRole("heading", { name: "Pay for your order" })).toBeVisible();
  await awaitScripts(page);
  await tabTo(page, page.getByLabel("Card number"));
  await keyboard.type(numberOf("challenge").replaceAll(" ", ""));
  await expect(page.getByLabel("Card number")).toHaveValue(numberOf("challenge"));
  await keyboard.press("Tab");
  await keyboard.type("1240");
  await keyboard.press("Tab");
  await keyboard.type("123");
  await keyboard.press("Enter");

  await expect(page.getByRole("heading", { name: "Is this payment yours?" })).toBeVisible();
  await tabTo(page, page.getByRole("button", { name: "Approve payment" }));
  await keyboard.press("Enter");
  await page.waitForURL(`${demo().shop_url}/thanks?result=*`);
  expect(await orderOf(customer.email)).toMatchObject({ status: "paid", amount_total: 3600 });
});

/** Presses Tab until the control has the focus; at every stop on the way the focus must be visible. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  for (let presses = 0; presses < MOST_TABS; presses++) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
    expect(await outlineOfFocus(page), "the focus can be seen").not.toBe("none");
  }
  throw new Error(`${control} was not reached.`);
}

function outlineOfFocus(page: Page): Promise<string> {
  return page.evaluate(() =>
    document.activeElement ? getComputedStyle(document.activeElement).outlineStyle : "none",
  );
}
