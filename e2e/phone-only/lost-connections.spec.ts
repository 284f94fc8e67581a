import { awaitScripts } from "../support/await-scripts";
import { fillCard, numberOf } from "../support/card";
import { continueButton, fillCart } from "../support/cart";
import { newCustomer } from "../support/customer";
import { orderOf } from "../support/order";
import { expect, test } from "../support/test";

test.use({ expectedErrors: [/ERR_FAILED/] });

test("when the scripts do not arrive, the order is placed and the instructions are shown all the same", async ({
  page,
}) => {
  await page.route("**/*.js", (route) => route.abort());
  const customer = newCustomer();
  await page.goto("/l/assam?quantity=2&currency=EUR&country=DE");
  await fillCart(page, customer, "Bank transfer");
  await continueButton(page).click();
  await expect(page.getByRole("heading", { name: "Transfer €24.00 to complete your order" })).toBeVisible();
  expect((await orderOf(customer.email)).payments).toMatchObject([{ status: "awaiting_funds" }]);
});

test("when the server cannot be reached, Continue says that nothing was ordered, and works the next time", async ({
  page,
}) => {
  const customer = newCustomer();
  await page.goto("/l/assam?quantity=2&currency=EUR&country=DE");
  await awaitScripts(page);
  await fillCart(page, customer, "Card");
  await page.route("**/api/checkout/*/order", (route) => route.abort());
  await continueButton(page).click();
  await expect(page.getByText(/^We could not reach the shop\. Nothing was paid\./)).toBeVisible();
  await page.unrouteAll();
  await continueButton(page).click();
  await expect(page.getByRole("heading", { name: "Pay for your order" })).toBeVisible();
  await orderOf(customer.email);
});

test("when the answer to a payment is lost, the page does not guess: it looks, and shows that it is paid", async ({
  page,
}) => {
  const customer = newCustomer();
  await page.goto("/l/assam?currency=EUR&country=DE");
  await awaitScripts(page);
  await fillCart(page, customer, "Card");
  await continueButton(page).click();
  await fillCard(page, numberOf("succeeds"));
  await page.route("**/api/checkout/*/pay", async (route) => {
    await route.fetch();
    await route.abort();
  });
  await page.getByRole("button", { name: /^Pay / }).click();
  await expect(page.getByRole("heading", { name: "Thank you, it is paid" })).toBeVisible();
  expect((await orderOf(customer.email)).payments).toHaveLength(1);
});
