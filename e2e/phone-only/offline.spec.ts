import { api } from "../support/api";
import { awaitScripts } from "../support/await-scripts";
import { payByCard } from "../support/card";
import { continueButton, fillCart } from "../support/cart";
import { newCustomer } from "../support/customer";
import { demo } from "../support/demo";
import { orderOf, payOrder, placeOrder, readOrder } from "../support/order";
import { expect, test } from "../support/test";

test("a bank transfer gets instructions that can still be read tomorrow, and the open page says when the money came", async ({
  page,
  context,
}) => {
  const customer = newCustomer();
  await page.goto("/l/assam?quantity=2&currency=EUR&country=DE");
  await awaitScripts(page);
  await fillCart(page, customer, "Bank transfer");
  await expect(continueButton(page)).toHaveText("Place order, pay by bank transfer");
  await continueButton(page).click();
  await expect(page.getByRole("heading", { name: "Transfer €24.00 to complete your order" })).toBeVisible();
  const address = page.url();
  await page.close();

  const later = await context.newPage();
  await later.goto(address);
  const account = later.getByRole("main");
  await expect(account).toContainText("DE89 3704 0044 0532 0130 00");
  await expect(account).toContainText(/RF\d\d [0-9A-Z ]+/);
  await expect(later.getByRole("img", { name: /^Or scan this code/ })).toBeVisible();

  const order = await orderOf(customer.email);
  expect(order.url).toBe(address);
  expect(order.status).toBe("unpaid");
  await api(`/orders/${order.id}/mark-paid`, {});
  await expect(later.getByRole("heading", { name: "Thank you, it is paid" })).toBeVisible();
  expect(later.url(), "who comes back later is taken nowhere").toBe(address);
  await expect(later.getByRole("link", { name: "Return to Little Leaf Tea" })).toBeVisible();
});

test("a customer who was to transfer can pay by card instead, and the transfer ends", async ({ page }) => {
  const order = await placeOrder("bank_transfer");
  await payOrder(order, "bank_transfer");
  await page.goto(order.url);
  await page.getByRole("link", { name: "Choose another way to pay" }).click();
  await page.getByRole("radio", { name: /^Card/ }).check();
  await page.getByRole("button", { name: "Use this way to pay" }).click();
  await expect(page.getByText("The payment with Bank transfer ends when you continue.")).toBeVisible();
  expect((await readOrder(order.id)).payments).toMatchObject([{ status: "awaiting_funds" }]);

  await payByCard(page, "succeeds");
  await page.waitForURL(`${demo().shop_url}/thanks?result=*`);
  const { status, payments } = await readOrder(order.id);
  expect(status).toBe("paid");
  expect(payments.map((payment) => `${payment.method} ${payment.status}`).sort()).toEqual([
    "bank_transfer canceled",
    "card succeeded",
  ]);
});

test("a customer who looks at the other ways and stays keeps the same reference", async ({ page }) => {
  const order = await placeOrder("bank_transfer");
  await payOrder(order, "bank_transfer");
  await page.goto(order.url);
  const reference = page.getByText(/^RF\d\d/);
  const known = await reference.innerText();
  await page.getByRole("link", { name: "Choose another way to pay" }).click();
  await page.getByRole("link", { name: "Keep Bank transfer" }).click();
  await expect(reference).toHaveText(known);
});
