import { arrivalsOf, arrivedTypes } from "./support/arrivals";
import { awaitScripts } from "./support/await-scripts";
import { answerBank } from "./support/bank";
import { payByCard } from "./support/card";
import { continueButton, fillCart } from "./support/cart";
import { newCustomer } from "./support/customer";
import { demo } from "./support/demo";
import { orderOf } from "./support/order";
import { expect, test } from "./support/test";

test("a customer comes by a link, changes the order, passes 3-D Secure and lands at the shop, which has heard all of it", async ({
  page,
}) => {
  const { shop_url } = demo();
  const customer = newCustomer();
  await page.goto("/l/assam?quantity=2&currency=EUR&country=DE");
  await awaitScripts(page);
  await expect(page.getByText("Total: €24.00")).toBeAttached();

  await page.getByRole("button", { name: "One more of Assam, 250 g" }).click();
  await expect(page.getByText("Total: €36.00")).toBeAttached();
  await fillCart(page, customer, "Card");
  await continueButton(page).click();

  await expect(page.getByRole("heading", { name: "Pay for your order" })).toBeVisible();
  await payByCard(page, "challenge");
  await answerBank(page, "Approve payment");

  await page.waitForURL(`${shop_url}/thanks?result=*`);
  const returned = page.getByRole("region", { name: "What came back with you" });
  await expect(returned).toContainText("A result with a good signature. It says:");
  await expect(returned).toContainText("€36.00");

  const order = await orderOf(customer.email);
  expect(order).toMatchObject({ status: "paid", amount_total: 3600, currency: "EUR" });
  expect(order.consents.map(({ document, version }) => `${document} ${version}`).sort()).toEqual([
    "personal_data 2026-09",
    "terms 2026-10",
  ]);
  await expect
    .poll(() => arrivedTypes(order.id))
    .toEqual([
      "checkout.session.completed",
      "order.created",
      "order.paid",
      "payment.created",
      "payment.processing",
      "payment.requires_action",
      "payment.succeeded",
    ]);
  for (const arrival of await arrivalsOf(order.id))
    expect(arrival).toMatchObject({ verified: true, deliveries: 1 });
});
