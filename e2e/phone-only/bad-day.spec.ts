import { awaitScripts } from "../support/await-scripts";
import { answerBank } from "../support/bank";
import { fillCard, numberOf, payByCard } from "../support/card";
import { continueButton, fillCart } from "../support/cart";
import { newCustomer } from "../support/customer";
import { demo } from "../support/demo";
import { orderOf, placeOrder, readOrder } from "../support/order";
import { expect, test } from "../support/test";

test("pressing every button twice makes one order and one payment", async ({ page }) => {
  const customer = newCustomer();
  await page.goto("/l/assam?currency=EUR&country=DE");
  await awaitScripts(page);
  await fillCart(page, customer, "Card");
  await continueButton(page).dblclick();
  await expect(page.getByRole("heading", { name: "Pay for your order" })).toBeVisible();
  await fillCard(page, numberOf("succeeds"));
  await page.getByRole("button", { name: /^Pay / }).dblclick();
  await page.waitForURL(`${demo().shop_url}/thanks?result=*`);
  expect((await orderOf(customer.email)).payments).toMatchObject([{ status: "succeeded" }]);
});

test("the back button after paying leads to the truth and to no second payment", async ({ page }) => {
  const customer = newCustomer();
  await page.goto("/l/assam?currency=EUR&country=DE");
  const cart = page.url();
  await awaitScripts(page);
  await fillCart(page, customer, "Card");
  await continueButton(page).click();
  await payByCard(page, "succeeds");
  await page.waitForURL(`${demo().shop_url}/thanks?result=*`);

  const order = await orderOf(customer.email);
  await page.goBack();
  await expect(page).toHaveURL(order.url);
  await expect(page.getByRole("heading", { name: "Thank you, it is paid" })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Pay / })).toHaveCount(0);
  await page.goto(cart);
  await expect(page).toHaveURL(order.url);
});

test("the back button before paying leads to the order that was placed", async ({ page }) => {
  const customer = newCustomer();
  await page.goto("/l/assam?currency=EUR&country=DE");
  await awaitScripts(page);
  await fillCart(page, customer, "Card");
  await continueButton(page).click();
  await expect(page.getByRole("heading", { name: "Pay for your order" })).toBeVisible();
  const order = page.url();
  await page.goBack();
  await expect(page).toHaveURL(order);
  await expect(page.getByRole("heading", { name: "Pay for your order" })).toBeVisible();
});

test("a customer who closed the tab at the bank comes back and finishes", async ({ page, context }) => {
  const order = await placeOrder("card");
  await page.goto(order.url);
  await payByCard(page, "challenge");
  await expect(page.getByRole("heading", { name: "Is this payment yours?" })).toBeVisible();
  await page.close();

  const later = await context.newPage();
  await later.goto(order.url);
  await expect(later.getByRole("heading", { name: "One more step with Card" })).toBeVisible();
  await later.getByRole("link", { name: "Continue to your bank" }).click();
  await answerBank(later, "Approve payment");
  await expect.poll(async () => (await readOrder(order.id)).status).toBe("paid");
});

test.describe("the same order in two tabs", () => {
  // The slower tab is answered that there is nothing left to do, which the browser notes as an error.
  test.use({ expectedErrors: [/status of 409/] });

  test("is paid once, and both tabs say so", async ({ page, context }) => {
    const order = await placeOrder("card");
    const other = await context.newPage();
    const tabs = [page, other];
    for (const tab of tabs) {
      await tab.goto(order.url);
      await fillCard(tab, numberOf("succeeds"));
    }
    await Promise.all(tabs.map((tab) => tab.getByRole("button", { name: /^Pay / }).click()));
    for (const tab of tabs) {
      await expect(tab.getByRole("heading", { name: /^Thank you/ })).toBeVisible();
    }
    const succeeded = (await readOrder(order.id)).payments.filter(({ status }) => status === "succeeded");
    expect(succeeded).toHaveLength(1);
  });

  test("shows in the second what was paid in the first", async ({ page, context }) => {
    const order = await placeOrder("card");
    const other = await context.newPage();
    await other.goto(order.url);
    await page.goto(order.url);
    await payByCard(page, "succeeds");
    await expect(other.getByRole("heading", { name: "Thank you, it is paid" })).toBeVisible();
    expect(other.url()).toBe(order.url);
  });
});
