import { continueButton, fillCart } from "../support/cart";
import { newCustomer } from "../support/customer";
import { placeOrder, readOrder } from "../support/order";
import { expect, test } from "../support/test";

test.use({ expectedErrors: [/ERR_FAILED .*\.js\)$/] });
test.beforeEach(({ context }) => context.route("**/*.js", (route) => route.abort()));

test("where scripts fail to load a card can still be paid", async ({ page }) => {
  const order = await placeOrder("card");
  await page.goto(order.url);
  await page.getByLabel("Test cards: choose one").selectOption({ label: "4242 4242 4242 4242 · Succeeds" });
  await expect(page.getByLabel("Card number")).toBeHidden();
  await page.getByRole("button", { name: "Pay €24.00" }).click();
  await expect(page.getByRole("heading", { name: "Thank you, it is paid" })).toBeVisible();
  expect((await readOrder(order.id)).status).toBe("paid");
});

test("where scripts fail to load a cart becomes an order", async ({ page }) => {
  await page.goto("/l/assam?currency=EUR&country=DE");
  await fillCart(page, newCustomer(), "Bank transfer");
  await continueButton(page).click();
  await expect(page.getByRole("heading", { name: "Transfer €12.00 to complete your order" })).toBeVisible();
});
