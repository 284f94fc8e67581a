import { arrivalsOf } from "../support/arrivals";
import { payByCard } from "../support/card";
import { placeOrder, readOrder } from "../support/order";
import { expect, test } from "../support/test";

test("a bank that never answers makes the page say that it is checking, until the bank's event says paid", async ({
  page,
}) => {
  const order = await placeOrder("card");
  await page.goto(order.url);
  await payByCard(page, "times_out");
  await expect(page.getByRole("heading", { name: "We are checking with your bank" })).toBeVisible();
  await expect(page.getByText("Please do not pay again.")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Pay / })).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "Thank you, it is paid" })).toBeVisible();
  expect((await readOrder(order.id)).payments).toMatchObject([{ status: "succeeded" }]);
});

for (const outcome of ["late_event", "answers_late", "duplicate_events"] as const) {
  test(`${outcome.replace("_", " ")} of the bank: one payment, one capture, each event to the shop once`, async ({
    page,
  }) => {
    const order = await placeOrder("card");
    await page.goto(order.url);
    await payByCard(page, outcome);
    await expect(page.getByRole("heading", { name: "Thank you, it is paid" })).toBeVisible();
    const { status, payments } = await readOrder(order.id);
    expect(status).toBe("paid");
    expect(payments).toMatchObject([{ status: "succeeded" }]);
    const count = async (type: string) =>
      (await arrivalsOf(order.id)).filter(({ event }) => event.type === type).length;
    await expect.poll(() => count("order.paid")).toBe(1);
    await expect.poll(() => count("payment.succeeded")).toBe(1);
  });
}

test("a decline that comes late is told when it is known, and not before", async ({ page }) => {
  const order = await placeOrder("card");
  await page.goto(order.url);
  await payByCard(page, "late_decline");
  await expect(page.getByRole("heading", { name: "We are checking with your bank" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "The payment did not go through" })).toBeVisible();
  await expect(page.getByText("Your bank declined the payment. Nothing was taken from you.")).toBeVisible();
});
