import { readOrder } from "../support/order";
import { askPhone, phonePageOf, shopPageOf } from "../support/phone";
import { expect, test } from "../support/test";

test("without scripts a request is accepted on the phone, and the shop's page shows it", async ({ page }) => {
  const asked = await askPhone();
  const number = String(asked.payment.next_action?.matching_number);
  await page.goto(await shopPageOf(asked));
  await expect(page.getByText(number, { exact: true })).toBeVisible();
  await page.goto(await phonePageOf(asked.payment.id));
  await expect(page.getByText(number, { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Accept · €24.00" }).click();
  await expect(page.getByRole("heading", { name: "You accepted. It is paid" })).toBeVisible();
  await page.goto(await shopPageOf(asked));
  await expect(page.getByRole("heading", { name: "Thank you, it is paid" })).toBeVisible();
  expect((await readOrder(asked.order)).status).toBe("paid");
});

test("without scripts a request is rejected, and one that is over says why", async ({ page, context }) => {
  const asked = await askPhone();
  const address = await phonePageOf(asked.payment.id);
  await page.goto(address);
  const other = await context.newPage();
  await other.goto(address);
  await page.getByRole("button", { name: "Reject" }).click();
  await expect(page.getByRole("heading", { name: "You rejected it. Nothing was taken" })).toBeVisible();
  await other.getByRole("button", { name: "Accept · €24.00" }).click();
  await expect(other.getByText("You have rejected this request already. That is final.")).toBeVisible();
});
