import { answerWith } from "./support/answering-server";
import { api } from "./support/api";
import { payByCard } from "./support/card";
import { type Order, placeOrder, readOrder } from "./support/order";
import { expect, test } from "./support/test";

test("a payment that the merchant has to confirm is called reserved, and paid only when it was confirmed", async ({
  page,
}) => {
  const order = await placeOrder("card", { confirmation: "manual" });
  await page.goto(order.url);
  await payByCard(page, "succeeds");
  await expect(page.getByRole("heading", { name: "Your payment is reserved" })).toBeVisible();
  await expect(page.getByText("Little Leaf Tea has to confirm it before the money is taken.")).toBeVisible();

  await api(`/payments/${await paymentId(order)}/confirm`, {});
  await expect(page.getByRole("heading", { name: "Thank you, it is paid" })).toBeVisible();
});

test("a payment that the merchant cancels is told as it is, and the order can still be paid", async ({
  page,
}) => {
  const order = await placeOrder("card", { confirmation: "manual" });
  await page.goto(order.url);
  await payByCard(page, "challenge");
  await page.getByRole("button", { name: "Approve payment" }).click();
  await expect(page.getByRole("heading", { name: "Your payment is reserved" })).toBeVisible();

  await api(`/payments/${await paymentId(order)}/cancel`, {});
  await expect(page.getByRole("heading", { name: "The payment was canceled" })).toBeVisible();
  await expect(
    page.getByText(/Little Leaf Tea canceled the payment, so the reserved amount was released\./),
  ).toBeVisible();
  await payByCard(page, "succeeds");
  await expect(page.getByRole("heading", { name: "Your payment is reserved" })).toBeVisible();
});

test("a merchant's own server confirms, at the second time of asking, and the page says paid", async ({
  page,
}) => {
  const server = await answerWith([500, 200]);
  const order = await placeOrder("card", { confirmation: "callback", callback_url: server.url });
  await page.goto(order.url);
  await payByCard(page, "succeeds");
  await expect(page.getByRole("heading", { name: "Your payment is reserved" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Thank you, it is paid" })).toBeVisible({ timeout: 20_000 });
  expect(server.bodies.map(({ type }) => type)).toEqual(Array(2).fill("payment.ready_to_confirm"));
  expect(server.bodies[0]?.id).toBe(server.bodies[1]?.id);
  expect(server.bodies[0]?.data).toMatchObject({
    id: await paymentId(order),
    next_action: { type: "confirm" },
    checkout_session: { confirmation: "callback" },
  });
  server.stop();
});

async function paymentId({ id }: Order): Promise<string> {
  return (await readOrder(id)).payments[0]?.id ?? "";
}
