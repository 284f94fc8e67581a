import { newCustomer } from "../support/customer";
import { demo } from "../support/demo";
import { makeGeneratedClient } from "../support/generated-client";
import { expect, test } from "../support/test";

const ITEMS = [{ name: "Assam, 250 g", unit_amount: 1200, quantity: 2 }];

test("a client made from the API's own description sells headlessly, from the session to the money", async ({
  page,
}) => {
  const use = await makeGeneratedClient();
  const { shop_url } = demo();
  const customer = newCustomer();

  const session = await use("createCheckoutSession", {
    currency: "EUR",
    country: "NL",
    ui_mode: "headless",
    items: ITEMS,
    success_url: `${shop_url}/thanks`,
    cancel_url: `${shop_url}/`,
  });
  const methods = await use("listPaymentMethods", {
    country: "NL",
    currency: "EUR",
    amount: "2400",
  });
  const offered = (methods.data as { id: string }[]).map(({ id }) => id);
  expect(offered).toContain("ideal");

  const order = await use("placeOrder", session.id, {
    email: customer.email,
    name: customer.name,
    country: "NL",
    payment_method: "ideal",
    consent_terms: true,
    consent_personal_data: true,
  });
  const left = await use("createPayment", order.id, { method: "ideal" });
  const action = left.next_action as { type: string; url: string };
  expect(action.type).toBe("redirect");

  await page.goto(action.url);
  await page.getByRole("button", { name: "Reject payment" }).click();
  await page.waitForURL(`${shop_url}/`);
  const unpaid = await use("getOrder", order.id);
  expect(unpaid.status).toBe("unpaid");

  const again = await use("createPayment", order.id, { method: "ideal" });
  await page.goto((again.next_action as { url: string }).url);
  await page.getByRole("button", { name: "Approve payment" }).click();
  await page.waitForURL(`${shop_url}/thanks?result=*`);
  const paid = await use("getOrder", order.id);
  expect(paid).toMatchObject({ status: "paid", amount_paid: 2400 });
});

test("the same client confirms a held payment and gives the money back", async () => {
  const use = await makeGeneratedClient();
  const customer = newCustomer();
  const session = await use("createCheckoutSession", {
    currency: "EUR",
    country: "DE",
    ui_mode: "headless",
    confirmation: "manual",
    items: ITEMS,
  });
  const order = await use("placeOrder", session.id, {
    email: customer.email,
    name: customer.name,
    country: "DE",
    payment_method: "card",
    consent_terms: true,
    consent_personal_data: true,
  });
  const card = { method: "card", token: "sandbox_card_succeeds_visa" };
  const held = await use("createPayment", order.id, card);
  expect(held).toMatchObject({ status: "authorized", next_action: { type: "confirm" } });
  const confirmed = await use("confirmPayment", held.id, {});
  expect(confirmed.status).toBe("succeeded");

  const refund = await use("createRefund", order.id, { amount: 900 });
  await expect.poll(async () => (await use("getRefund", refund.id)).status).toBe("succeeded");
  const after = await use("getOrder", order.id);
  expect(after).toMatchObject({ status: "partially_refunded", amount_refunded: 900 });
});
