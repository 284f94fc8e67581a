import { api } from "../support/api";
import { payByCard } from "../support/card";
import { advanceClock } from "../support/clock";
import { placeOrder, readOrder } from "../support/order";
import { askPhone, phonePageOf, shopPageOf } from "../support/phone";
import { expect, test } from "../support/test";

/** These move everybody's time, so they come after all others and one after the other. */
test.describe.configure({ mode: "serial" });

type Outbox = { data: { kind: string; text: string }[] };

test("a merchant who is warned confirms with one tap, once, and the customer's page says paid", async ({
  page,
  context,
}) => {
  const order = await placeOrder("card", { confirmation: "manual" });
  await page.goto(order.url);
  await payByCard(page, "succeeds");
  await expect(page.getByRole("heading", { name: "Your payment is reserved" })).toBeVisible();
  const [payment] = (await readOrder(order.id)).payments;
  await advanceClock(121);

  const { data } = await api<Outbox>(`/test/outbox?about=${payment?.id}`);
  expect(data.map(({ kind }) => kind)).toEqual(["confirmation_expiring"]);
  const [link = ""] = /https?:\/\/\S+\/confirm\/\S+/.exec(data[0]?.text ?? "") ?? [];
  const tap = await context.newPage();
  await tap.goto(link);
  for (const fact of [`Order ${order.number}`, /Assam, 250 g/]) {
    await expect(tap.getByText(fact).filter({ visible: true }).first()).toBeVisible();
  }
  expect((await readOrder(order.id)).status, "looking confirms nothing").toBe("unpaid");

  await tap.getByRole("button", { name: /^Confirm/ }).click();
  await expect(tap.getByRole("button", { name: /^Confirm/ })).toBeHidden();
  await expect(page.getByRole("heading", { name: "Thank you, it is paid" })).toBeVisible();
  await tap.goto(link);
  await expect(tap.getByRole("button", { name: /^(Confirm|Do not confirm)/ })).toHaveCount(0);
  expect((await readOrder(order.id)).status).toBe("paid");
});

test("a merchant's silence gives the money back, and the page says so", async ({ page }) => {
  const order = await placeOrder("card", { confirmation: "manual" });
  await page.goto(order.url);
  await payByCard(page, "succeeds");
  await expect(page.getByRole("heading", { name: "Your payment is reserved" })).toBeVisible();
  await advanceClock(240);
  await expect(page.getByRole("heading", { name: "The payment was canceled" })).toBeVisible();
  await expect(page.getByText(/did not confirm in time, so the reserved amount was released/)).toBeVisible();
});

test("a phone that does not answer in three minutes has not paid, and both screens say so", async ({
  page,
  context,
}) => {
  const asked = await askPhone();
  await page.goto(await shopPageOf(asked));
  const phone = await context.newPage();
  await phone.goto(await phonePageOf(asked.payment.id));
  await expect(phone.getByRole("button", { name: /^Accept/ })).toBeVisible();
  await advanceClock(3);
  await expect(phone.getByRole("button", { name: /^Accept/ })).toBeHidden();
  await expect(page.getByText("The request was not answered on the phone in time.")).toBeVisible();
});
