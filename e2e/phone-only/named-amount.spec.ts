import { api } from "../support/api";
import { awaitScripts } from "../support/await-scripts";
import { continueButton, fillCart } from "../support/cart";
import { newCustomer } from "../support/customer";
import { expect, test } from "../support/test";

// The refusal that keeps the promise is noted by the browser as an error.
test.use({ expectedErrors: [/status of 409/] });

test("a quantity that was changed before the scripts came is never ordered at an amount that the button did not name", async ({
  page,
}) => {
  let release = () => {};
  const scripts = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/*.js", async (route) => {
    await scripts;
    await route.continue();
  });
  const customer = newCustomer();
  await page.goto("/l/assam?currency=EUR&country=DE", { waitUntil: "commit" });
  await page.getByLabel("Quantity of Assam, 250 g").fill("5");
  release();
  await awaitScripts(page);
  await fillCart(page, customer, "PayPal");
  await continueButton(page).click();
  await expect(continueButton(page)).toHaveText("Pay €60.00 with PayPal");
  const { data } = await api<{ data: unknown[] }>(`/orders?email=${encodeURIComponent(customer.email)}`);
  expect(data).toEqual([]);
});
