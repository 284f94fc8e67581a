import { openSession } from "../support/api";
import { continueButton, fillCart } from "../support/cart";
import { newCustomer } from "../support/customer";
import { orderOf } from "../support/order";
import { expect, test } from "../support/test";

const TWO_LINES = [
  { name: "Tea", unit_amount: 1200, quantity: 1, adjustable: { min: 1, max: 3 } },
  { name: "Cup", unit_amount: 800, quantity: 1, adjustable: { min: 0, max: 3 } },
];

test("without scripts a wrong form comes back with what was typed and with words beside each field", async ({
  page,
}) => {
  const { url } = await openSession();
  await page.goto(url);
  await page.getByLabel("Email").fill("ada@nowhere");
  await page.getByLabel("Full name").fill("Ada Lovelace");
  await page.getByLabel("I agree to the terms of sale").check();
  await continueButton(page).click();

  const summary = page.getByText("Please check these fields").locator("..");
  await expect(summary.getByRole("link")).toHaveText([
    "This does not look like an email address.",
    "Agree to the processing of your personal data to continue.",
  ]);
  await expect(page.getByLabel("Email")).toHaveValue("ada@nowhere");
  await expect(page.getByLabel("Email")).toHaveAccessibleDescription(
    "This does not look like an email address.",
  );
  await expect(page.getByLabel("Full name")).toHaveValue("Ada Lovelace");
  await expect(page.getByLabel("I agree to the terms of sale")).toBeChecked();
});

test("without scripts a quantity that is not offered is refused by name, and the total stays", async ({
  page,
}) => {
  const { url } = await openSession({ items: TWO_LINES });
  await page.goto(url);
  await page.getByLabel("Quantity of Tea").fill("9");
  await page.getByRole("button", { name: "Update" }).first().click();
  await expect(page.getByText("This quantity is not offered here.").first()).toBeVisible();
  await expect(page.getByText("Total: €20.00")).toBeAttached();
});

test("without scripts a line can be taken out", async ({ page }) => {
  const { url } = await openSession({ items: TWO_LINES });
  await page.goto(url);
  await page.getByLabel("Full name").fill("Ada Lovelace");
  await page.getByRole("button", { name: "Remove Cup" }).click();
  await expect(page.getByText("Total: €12.00")).toBeAttached();
  await expect(page.getByLabel("Full name")).toHaveValue("Ada Lovelace");
});

test("without scripts the back button leads from the order to the order, not to a second one", async ({
  page,
}) => {
  const { url } = await openSession();
  const customer = newCustomer();
  await page.goto(url);
  await fillCart(page, customer, "Card");
  await continueButton(page).click();
  await expect(page.getByRole("heading", { name: "Pay for your order" })).toBeVisible();
  const order = page.url();
  await page.goBack();
  await expect(page).toHaveURL(order);
  expect((await orderOf(customer.email)).payments).toEqual([]);
});

test("without scripts a company gives its name", async ({ page }) => {
  const { url } = await openSession();
  const customer = newCustomer();
  await page.goto(url);
  await page.getByLabel("I am buying for a company").check();
  await page.getByLabel("Company name").fill("Analytical Engines");
  await fillCart(page, customer, "Card");
  await continueButton(page).click();
  await expect(page.getByRole("heading", { name: "Pay for your order" })).toBeVisible();
  expect((await orderOf(customer.email)).customer).toMatchObject({ company_name: "Analytical Engines" });
});

test("without scripts nothing is ordered at a total that the button did not name", async ({ page }) => {
  const { url } = await openSession();
  const customer = newCustomer();
  await page.goto(url);
  await page.getByLabel("Quantity of Assam, 250 g").fill("5");
  await fillCart(page, customer, "Card");
  await expect(continueButton(page)).toHaveText("Continue · €24.00");
  await continueButton(page).click();

  await expect(page.getByText(/^Your order has changed\. Check the total/)).toBeVisible();
  await expect(continueButton(page)).toHaveText("Continue · €60.00");
  await continueButton(page).click();
  await expect(page.getByRole("heading", { name: "Pay for your order" })).toBeVisible();
  expect((await orderOf(customer.email)).amount_total).toBe(6000);
});
