import { api, openSession } from "../support/api";
import { awaitScripts } from "../support/await-scripts";
import { continueButton, fillCart } from "../support/cart";
import { newCustomer } from "../support/customer";
import { demo } from "../support/demo";
import { expect, test } from "../support/test";

test("an expired session says that nothing was paid, and leads back to the shop", async ({ page }) => {
  const session = await openSession();
  await api(`/checkout/sessions/${session.id}/expire`, {});
  await page.goto(session.url);
  await expect(page.getByRole("heading", { name: "This page has expired" })).toBeVisible();
  await expect(page.getByText(/^Nothing was ordered and nothing was paid here\./)).toBeVisible();
  await page.getByRole("link", { name: "Return to Little Leaf Tea" }).click();
  await expect(page).toHaveURL(`${demo().shop_url}/`);
});

test("a canceled session says that nothing was ordered", async ({ page }) => {
  const session = await openSession();
  await api(`/checkout/sessions/${session.id}/cancel`, {});
  await page.goto(session.url);
  await expect(page.getByRole("heading", { name: "This checkout was canceled" })).toBeVisible();
  await expect(page.getByText("Nothing was ordered and nothing was paid here.")).toBeVisible();
});

test.describe("a session that ends under an open page", () => {
  test.use({ expectedErrors: [/status of 4(09|10)/] });

  for (const { verb, title } of [
    { verb: "expire", title: "This page has expired" },
    { verb: "cancel", title: "This checkout was canceled" },
  ]) {
    test(`by ${verb} places no order, and Continue says why`, async ({ page }) => {
      const session = await openSession();
      const customer = newCustomer();
      await page.goto(session.url);
      await awaitScripts(page);
      await fillCart(page, customer, "Card");
      await api(`/checkout/sessions/${session.id}/${verb}`, {});
      await continueButton(page).click();
      await expect(page.getByRole("heading", { name: title })).toBeVisible();
      const { data } = await api<{ data: unknown[] }>(`/orders?email=${encodeURIComponent(customer.email)}`);
      expect(data).toEqual([]);
    });
  }
});

test.describe("an address that leads nowhere", () => {
  test.use({ expectedErrors: [/status of 404/] });

  for (const path of ["/c/nothing", "/o/nothing", "/l/nothing", "/not-found"]) {
    test(`${path} says so and tells nothing else`, async ({ page }) => {
      await page.goto(path);
      await expect(page.getByRole("heading", { name: "There is no such page" })).toBeVisible();
    });
  }

  test("a secret with one letter changed opens nothing", async ({ page }) => {
    const { url } = await openSession();
    await page.goto(`${url.slice(0, -1)}${url.endsWith("7") ? "8" : "7"}`);
    await expect(page.getByRole("heading", { name: "There is no such page" })).toBeVisible();
  });
});
