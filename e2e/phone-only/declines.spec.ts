import { payByCard } from "../support/card";
import { placeOrder, readOrder } from "../support/order";
import { expect, test } from "../support/test";

const DECLINES = [
  { outcome: "declined", words: "Your bank declined the payment." },
  { outcome: "insufficient_funds", words: "There is not enough money on the account." },
  { outcome: "expired_card", words: "The card has expired." },
  { outcome: "incorrect_cvc", words: "The security code of the card is wrong." },
  { outcome: "provider_error", words: "The payment service had a fault." },
] as const;

test("each decline is told in words of its own, nothing is taken, and another card pays the same order", async ({
  page,
}) => {
  const order = await placeOrder("card");
  await page.goto(order.url);
  for (const { outcome, words } of DECLINES) {
    await payByCard(page, outcome);
    await expect(page.getByRole("heading", { name: "The payment did not go through" })).toBeVisible();
    await expect(page.getByText(`${words} Nothing was taken from you.`)).toBeVisible();
  }
  await payByCard(page, "succeeds");
  await expect(page.getByRole("heading", { name: "Thank you, it is paid" })).toBeVisible();

  const { status, payments } = await readOrder(order.id);
  expect(status).toBe("paid");
  expect(
    payments
      .filter((payment) => payment.status === "failed")
      .map(({ reason }) => reason)
      .sort(),
  ).toEqual(DECLINES.map(({ outcome }) => outcome).sort());
});

test("a challenge that the customer rejects, and one that the bank declines after it, are told apart", async ({
  page,
}) => {
  const order = await placeOrder("card");
  await page.goto(order.url);
  await payByCard(page, "challenge");
  await page.getByRole("button", { name: "Reject payment" }).click();
  await expect(
    page.getByText("Your bank could not confirm that it was you. Nothing was taken from you."),
  ).toBeVisible();

  await payByCard(page, "challenge_then_declined");
  await page.getByRole("button", { name: "Approve payment" }).click();
  await expect(page.getByText("Your bank declined the payment. Nothing was taken from you.")).toBeVisible();
});

test("after a decline another way to pay can be chosen", async ({ page }) => {
  const order = await placeOrder("card");
  await page.goto(order.url);
  await payByCard(page, "declined");
  await expect(page.getByRole("heading", { name: "The payment did not go through" })).toBeVisible();
  await page.getByRole("link", { name: "Choose another way to pay" }).click();
  await page.getByRole("radio", { name: /^PayPal/ }).check();
  await page.getByRole("button", { name: "Use this way to pay" }).click();
  await page.getByRole("button", { name: "Pay €24.00 with PayPal" }).click();
  await page.getByRole("button", { name: "Approve payment", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Thank you, it is paid" })).toBeVisible();
});
