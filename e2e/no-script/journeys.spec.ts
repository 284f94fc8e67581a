import { api } from "../support/api";
import { answerBank } from "../support/bank";
import { continueButton, fillCart } from "../support/cart";
import { newCustomer } from "../support/customer";
import { demo } from "../support/demo";
import { orderOf, readOrder } from "../support/order";
import { expect, test } from "../support/test";

test("without scripts a customer changes the order, pays by card with 3-D Secure and returns to the shop", async ({
  page,
}) => {
  const customer = newCustomer();
  await page.goto("/l/assam?quantity=2&currency=EUR&country=DE");
  await page.getByLabel("Quantity of Assam, 250 g").fill("3");
  await page.getByRole("button", { name: "Update" }).first().click();
  await expect(page.getByText("Total: €36.00")).toBeAttached();
  await fillCart(page, customer, "Card");
  await expect(continueButton(page)).toHaveText("Continue · €36.00");
  await continueButton(page).click();

  await page
    .getByLabel("Test cards: choose one")
    .selectOption({ label: "4000 0000 0000 3220 · Asks you to approve at the bank" });
  await page.getByRole("button", { name: "Pay €36.00" }).click();
  await answerBank(page, "Approve payment");
  await expect.poll(async () => (await orderOf(customer.email)).status).toBe("paid");
  await page.goto((await orderOf(customer.email)).url);
  await expect(page.getByRole("heading", { name: "Thank you, it is paid" })).toBeVisible();
  await page.getByRole("link", { name: "Return to Little Leaf Tea" }).click();
  await expect(page).toHaveURL(new RegExp(`^${demo().shop_url}/thanks\\?result=`));
  await expect(page.getByText("A result with a good signature. It says:")).toBeVisible();
});

test("without scripts a transfer gets its instructions, and can be changed to a card", async ({ page }) => {
  const customer = newCustomer();
  await page.goto("/l/assam?currency=EUR&country=DE");
  await fillCart(page, customer, "Bank transfer");
  await continueButton(page).click();
  await expect(page.getByRole("heading", { name: "Transfer €12.00 to complete your order" })).toBeVisible();
  await expect(page.getByText("DE89 3704 0044 0532 0130 00")).toBeVisible();
  await expect(page.getByRole("img", { name: /^Or scan this code/ })).toBeVisible();

  await page.getByRole("link", { name: "Choose another way to pay" }).click();
  await page.getByRole("radio", { name: /^Card/ }).check();
  await page.getByRole("button", { name: "Use this way to pay" }).click();
  await page.getByRole("button", { name: "Pay €12.00" }).click();
  await expect(page.getByText("The card details are incomplete. Enter them again.")).toBeVisible();
  await page.getByLabel("Test cards: choose one").selectOption({ label: "4242 4242 4242 4242 · Succeeds" });
  await page.getByRole("button", { name: "Pay €12.00" }).click();
  await expect(page.getByRole("heading", { name: "Thank you, it is paid" })).toBeVisible();
  const { payments } = await orderOf(customer.email);
  expect(payments.map((payment) => `${payment.method} ${payment.status}`).sort()).toEqual([
    "bank_transfer canceled",
    "card succeeded",
  ]);
});

test("without scripts a transfer that has arrived shows when the page is asked again", async ({ page }) => {
  const customer = newCustomer();
  await page.goto("/l/assam?currency=EUR&country=DE");
  await fillCart(page, customer, "Bank transfer");
  await continueButton(page).click();
  await expect(page.getByRole("heading", { name: /^Transfer / })).toBeVisible();
  await api(`/orders/${(await orderOf(customer.email)).id}/mark-paid`, {});
  await page.getByRole("link", { name: "Check again" }).click();
  await expect(page.getByRole("heading", { name: "Thank you, it is paid" })).toBeVisible();
});

test("without scripts the country decides the ways to pay, and a bank page is reached by a plain redirect", async ({
  page,
}) => {
  const customer = newCustomer();
  await page.goto("/l/assam?currency=EUR&country=DE");
  await page.getByLabel("Email").fill(customer.email);
  await page.getByLabel("Country").selectOption({ label: "Another country…" });
  await page.getByRole("button", { name: "Update" }).last().click();
  await page.getByLabel("Country").selectOption({ label: "Netherlands" });
  await page.getByRole("button", { name: "Update" }).last().click();
  await expect(page.getByLabel("Email")).toHaveValue(customer.email);
  await fillCart(page, customer, "iDEAL");
  await continueButton(page).click();
  await answerBank(page, "Approve payment");
  await expect.poll(async () => (await orderOf(customer.email)).status).toBe("paid");
});

test("without scripts a page that is checking asks again by itself", async ({ page }) => {
  const customer = newCustomer();
  await page.goto("/l/assam?currency=EUR&country=DE");
  await fillCart(page, customer, "Card");
  await continueButton(page).click();
  await page
    .getByLabel("Test cards: choose one")
    .selectOption({ label: "4000 0000 0000 0077 · Pending, then succeeds" });
  await page.getByRole("button", { name: "Pay €12.00" }).click();
  await expect(page.getByRole("heading", { name: "We are checking with your bank" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Thank you, it is paid" })).toBeVisible({ timeout: 20_000 });
  expect((await readOrder((await orderOf(customer.email)).id)).payments).toHaveLength(1);
});

test("without scripts a declined card is told as it is and another one pays", async ({ page }) => {
  const customer = newCustomer();
  await page.goto("/l/assam?currency=EUR&country=DE");
  await fillCart(page, customer, "Card");
  await continueButton(page).click();
  await page.getByLabel("Test cards: choose one").selectOption({ label: "4000 0000 0000 0002 · Declined" });
  await page.getByRole("button", { name: "Pay €12.00" }).click();
  await expect(page.getByText("Your bank declined the payment. Nothing was taken from you.")).toBeVisible();
  await page.getByLabel("Test cards: choose one").selectOption({ label: "4242 4242 4242 4242 · Succeeds" });
  await page.getByRole("button", { name: "Pay €12.00" }).click();
  await expect(page.getByRole("heading", { name: "Thank you, it is paid" })).toBeVisible();
});
