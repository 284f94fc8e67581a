import type { Request } from "@playwright/test";
import { awaitScripts } from "../support/await-scripts";
import { fillCard } from "../support/card";
import { placeOrder, readOrder } from "../support/order";
import { expect, test } from "../support/test";

const UNPUBLISHED = "4111 1111 1111 1111";

test("a number that is not a published test card is refused in the browser and sent nowhere", async ({
  page,
}) => {
  const sent: Request[] = [];
  page.on("request", (request) => sent.push(request));
  const order = await placeOrder("card");
  await page.goto(order.url);
  await fillCard(page, UNPUBLISHED);
  await page.getByRole("button", { name: /^Pay / }).click();

  await expect(page.getByLabel("Card number")).toHaveAccessibleDescription(
    /^Only test cards work in test mode\./,
  );
  await expect(page.getByLabel("Card number")).toBeFocused();
  expect(sent.filter((request) => request.method() === "POST")).toEqual([]);
  expect(sent.filter((request) => request.url().includes(UNPUBLISHED.replaceAll(" ", "")))).toEqual([]);
  expect((await readOrder(order.id)).payments).toEqual([]);
});

test("of a card that pays, only a token leaves the browser", async ({ page }) => {
  const posts: string[] = [];
  page.on("request", (request) => request.method() === "POST" && posts.push(request.postData() ?? ""));
  const order = await placeOrder("card");
  await page.goto(order.url);
  await fillCard(page, "4242 4242 4242 4242");
  await page.getByRole("button", { name: /^Pay / }).click();
  await expect(page.getByRole("heading", { name: "Thank you, it is paid" })).toBeVisible();
  expect(posts).toEqual(["payment_method=card&token=sandbox_card_succeeds_visa"]);
  await expect(page.getByText("Visa •••• 4242")).toBeVisible();
});

test("everything that is missing is said at once, beside each field, with the focus on the first", async ({
  page,
}) => {
  const order = await placeOrder("card");
  await page.goto(order.url);
  await awaitScripts(page);
  await page.getByRole("button", { name: /^Pay / }).click();
  await expect(page.getByLabel("Card number")).toBeFocused();
  await expect(page.getByLabel("Card number")).toHaveAccessibleDescription("Enter the card number.");
  await expect(page.getByLabel("Expiry date")).toHaveAccessibleDescription("Enter the expiry date.");
  await expect(page.getByLabel("Security code")).toHaveAccessibleDescription("Enter the security code.");
  await expect(
    page.getByRole("alert").filter({ hasText: "Enter the card number. Enter the expiry date." }),
  ).toBeAttached();

  await page.getByLabel("Card number").fill("4242");
  await expect(page.getByLabel("Card number")).toHaveAccessibleDescription("");
  await page.getByRole("button", { name: /^Pay / }).click();
  await expect(page.getByLabel("Card number")).toHaveAccessibleDescription("The card number is incomplete.");
});

test("what is wrong with a card is said beside its field", async ({ page }) => {
  const order = await placeOrder("card");
  await page.goto(order.url);
  const pay = page.getByRole("button", { name: /^Pay / });
  await fillCard(page, "4242 4242 4242 4241");
  await pay.click();
  await expect(page.getByLabel("Card number")).toHaveAccessibleDescription("This is not a card number.");

  await page.getByLabel("Card number").fill("4242 4242 4242 4242");
  await page.getByLabel("Expiry date").fill("01/20");
  await pay.click();
  await expect(page.getByLabel("Expiry date")).toHaveAccessibleDescription("This card has expired.");

  await page.getByLabel("Expiry date").fill("12/40");
  await page.getByLabel("Security code").fill("1");
  await pay.click();
  await expect(page.getByLabel("Security code")).toHaveAccessibleDescription(
    /^Enter the security code: three/,
  );
});

test("a test card can be chosen from the list instead of typed", async ({ page }) => {
  const order = await placeOrder("card");
  await page.goto(order.url);
  await page.locator("summary", { hasText: "Test cards: choose one" }).click();
  await page.getByRole("button", { name: "3782 822463 10005" }).click();
  await expect(page.getByLabel("Security code")).toHaveValue("1234");
  await page.getByRole("button", { name: /^Pay / }).click();
  await expect(page.getByRole("heading", { name: "Thank you, it is paid" })).toBeVisible();
});
