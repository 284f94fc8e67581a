import { api, type Session } from "../support/api";
import { demo } from "../support/demo";
import { expect, test } from "../support/test";

test("everything in a link that cannot be used is named, and the page works without it", async ({ page }) => {
  await page.goto(
    "/l/assam?quantity=900&currency=CZK&country=XX&lang=xx&email=nobody&price=1&utm_source=letter",
  );
  const refused = page.getByText("Part of your link could not be used").locator("..");
  await expect(refused).toContainText("The quantity in the link is not offered, so it was left out.");
  await expect(refused).toContainText("There is no price in the currency that the link asks for.");
  await expect(refused).toContainText("The link names a country that does not exist.");
  await expect(refused).toContainText("The link asks for a language that this page does not have.");
  await expect(refused).toContainText("The email address in the link is not one, so it was left out.");
  await expect(refused).toContainText("“price” in the link means nothing here, so it was left out.");
  await expect(refused).not.toContainText("utm_source");
  await expect(page.getByText("Total: £10.50"), "the price where the customer is").toBeAttached();
});

test("a link brings what the shop knows of the customer", async ({ page }) => {
  await page.goto(
    "/l/assam?country=NO&currency=NOK&lang=nb&email=kari%40example.com&client_reference_id=letter-7",
  );
  await expect(page.locator("html")).toHaveAttribute("lang", "nb");
  await expect(page.locator("#email")).toHaveValue("kari@example.com");
  await expect(page.locator("#country")).toHaveValue("NO");
  await expect(page.getByText("149,00 kr").first()).toBeAttached();
});

test("each opening of a link is a cart of its own", async ({ page }) => {
  await page.goto("/l/assam");
  const first = page.url();
  await page.goto("/l/assam");
  expect(page.url()).not.toBe(first);
});

test("what only looks at a link opens no cart", async ({ request }) => {
  const { base_url } = demo();
  const head = await request.head(`${base_url}/l/assam`, { maxRedirects: 0 });
  expect(head.status()).toBe(200);
  const prefetch = await request.get(`${base_url}/l/assam`, {
    headers: { "sec-purpose": "prefetch" },
    maxRedirects: 0,
  });
  expect(prefetch.status()).toBe(503);
});

test("a session keeps its page: its address shows the same cart again", async ({ page }) => {
  const { shop_url } = demo();
  const session = await api<Session>("/checkout/sessions", {
    currency: "EUR",
    items: [{ name: "One letter", unit_amount: 500, quantity: 1 }],
    success_url: shop_url,
  });
  for (const _time of ["first", "second"]) {
    await page.goto(session.url);
    await expect(page).toHaveURL(session.url);
    await expect(page.getByText("One letter")).toBeVisible();
  }
});
