import { awaitScripts } from "../support/await-scripts";
import { answerBank } from "../support/bank";
import { continueButton, fillCart } from "../support/cart";
import { newCustomer } from "../support/customer";
import { demo } from "../support/demo";
import { orderOf } from "../support/order";
import { expect, test } from "../support/test";

const METHODS = [
  { method: "iDEAL", link: "currency=EUR&country=NL", price: "€12.00" },
  { method: "BLIK", link: "currency=PLN&country=PL", price: "PLN 52.00" },
  { method: "Swish", link: "currency=SEK&country=SE", price: "SEK 139.00" },
];

for (const { method, link, price } of METHODS) {
  test(`${method} goes to the bank at the price of the catalogue and comes back paid`, async ({ page }) => {
    const customer = newCustomer();
    await page.goto(`/l/assam?${link}`);
    await awaitScripts(page);
    await fillCart(page, customer, method);
    await expect(continueButton(page)).toContainText(price.replace(" ", "\u00a0"));
    await continueButton(page).click();
    await answerBank(page, "Approve payment");
    await page.waitForURL(`${demo().shop_url}/thanks?result=*`);
    expect((await orderOf(customer.email)).status).toBe("paid");
  });
}

test("a payment that was rejected at the bank is told as it is and can be tried again", async ({ page }) => {
  const customer = newCustomer();
  await page.goto("/l/assam?currency=EUR&country=NL");
  await awaitScripts(page);
  await fillCart(page, customer, "iDEAL");
  await continueButton(page).click();
  await answerBank(page, "Reject payment");

  await expect(page.getByRole("heading", { name: "The payment did not go through" })).toBeVisible();
  await expect(page.getByText("You did not approve the payment. Nothing was taken from you.")).toBeVisible();
  await page.getByRole("button", { name: /^Pay €12\.00 with iDEAL/ }).click();
  await answerBank(page, "Approve payment");
  await page.waitForURL(`${demo().shop_url}/thanks?result=*`);
  const { status, payments } = await orderOf(customer.email);
  expect(status).toBe("paid");
  expect(payments.map((payment) => payment.status).sort()).toEqual(["failed", "succeeded"]);
});

test("a customer who comes back from the bank without an answer is shown the way there again", async ({
  page,
}) => {
  await page.goto("/l/assam?currency=EUR&country=NL");
  await awaitScripts(page);
  await fillCart(page, newCustomer(), "iDEAL");
  await continueButton(page).click();
  await answerBank(page, "Go back without answering");
  await expect(page.getByRole("heading", { name: "One more step with iDEAL" })).toBeVisible();
  await page.getByRole("link", { name: "Continue to your bank" }).click();
  await answerBank(page, "Approve payment");
  await page.waitForURL(`${demo().shop_url}/thanks?result=*`);
});

test("a payment that the bank tells of later is called neither paid nor failed before", async ({ page }) => {
  await page.goto("/l/assam?currency=EUR&country=NL");
  await awaitScripts(page);
  await fillCart(page, newCustomer(), "iDEAL");
  await continueButton(page).click();
  await answerBank(page, "Approve, but tell the shop later");
  await expect(page.getByRole("heading", { name: /^We are checking/ })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Thank you, it is paid" })).toBeVisible();
});
