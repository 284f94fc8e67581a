import { signIn } from "../support/dashboard";
import { demo } from "../support/demo";
import { payOrder, placeOrder, readOrder } from "../support/order";
import { expect, test } from "../support/test";

test("somebody signs in by a letter's link, finds an order, refunds a part of it and signs out, without scripts", async ({
  page,
}) => {
  const { base_url } = demo();
  const order = await placeOrder("card");
  const payment = await payOrder(order, "card", "sandbox_card_succeeds_visa");

  await page.goto(`${base_url}/dashboard`);
  await expect(page).toHaveURL(`${base_url}/dashboard/sign-in`);
  await signIn(page);
  await expect(page.getByText("No real money moves here.")).toBeVisible();

  await page.getByRole("link", { name: "Orders", exact: true }).click();
  await page.getByLabel("Number, id, email or your reference").fill(payment.id);
  await page.getByRole("button", { name: "Search" }).click();
  await page.getByRole("link", { name: order.number }).click();
  await page.getByText("Refund", { exact: true }).first().click();
  await page.getByLabel("An amount").check();
  await page.getByLabel("Amount in EUR").fill("99");
  await page.getByRole("button", { name: "Refund" }).click();
  await expect(page.getByText("That is more than is left to refund.")).toBeVisible();
  await expect(page.getByLabel("Amount in EUR")).toHaveValue("99");
  await page.getByLabel("Amount in EUR").fill("4.50");
  await page.getByRole("button", { name: "Refund" }).click();
  await expect(page.getByText("The refund has begun.")).toBeVisible();
  await expect.poll(async () => (await readOrder(order.id)).status).toBe("partially_refunded");

  await page.getByRole("link", { name: "owner@littleleaf.example" }).click();
  await expect(page.getByText("(this one)")).toBeVisible();
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(page.getByText("You are signed out.")).toBeVisible();
  await page.goto(`${base_url}/dashboard`);
  await expect(page).toHaveURL(`${base_url}/dashboard/sign-in`);
});
