import { openSession } from "../support/api";
import { awaitScripts } from "../support/await-scripts";
import { continueButton, fillCart } from "../support/cart";
import { newCustomer } from "../support/customer";
import { orderOf } from "../support/order";
import { expect, test } from "../support/test";

const TWO_LINES = [
  { name: "Tea", unit_amount: 1200, quantity: 1, adjustable: { min: 1, max: 3 } },
  { name: "Cup", unit_amount: 800, quantity: 1, adjustable: { min: 0, max: 3 } },
];

test("Continue with an empty form names what is missing beside each field and moves there", async ({
  page,
}) => {
  const { url } = await openSession();
  await page.goto(url);
  await awaitScripts(page);
  await continueButton(page).click();
  const summary = page.getByText("Please check these fields").locator("..");
  await expect(summary.getByRole("link")).toHaveText([
    "Enter an email address.",
    "Enter your name.",
    "Agree to the terms of sale to continue.",
    "Agree to the processing of your personal data to continue.",
  ]);
  await expect(page.getByLabel("Email")).toBeFocused();
  await expect(page.getByLabel("Email")).toHaveAccessibleDescription("Enter an email address.");
});

test("an email address that is none is noticed when the field is left, and forgiven when it is right", async ({
  page,
}) => {
  const { url } = await openSession();
  await page.goto(url);
  await awaitScripts(page);
  await page.getByLabel("Email").fill("ada@");
  await page.getByLabel("Full name").focus();
  await expect(page.getByLabel("Email")).toHaveAccessibleDescription(
    "This does not look like an email address.",
  );
  await page.getByLabel("Email").fill("ada@example.com");
  await page.getByLabel("Full name").focus();
  await expect(page.getByText("This does not look like an email address.")).toHaveCount(0);
});

test("a line can be taken out, but never the last one", async ({ page }) => {
  const { url } = await openSession({ items: TWO_LINES });
  await page.goto(url);
  await awaitScripts(page);
  await page.getByRole("button", { name: "Remove Cup" }).click();
  await expect(page.getByText("Total: €12.00")).toBeAttached();
  await expect(page.getByRole("button", { name: /^Remove/ })).toHaveCount(0);
});

test("quick presses on quantities of two lines add up, and keep what was typed", async ({ page }) => {
  const { url } = await openSession({ items: TWO_LINES });
  await page.goto(url);
  await awaitScripts(page);
  await page.getByLabel("Full name").fill("Ada");
  await page.getByRole("button", { name: "One more of Tea" }).dblclick();
  await page.getByRole("button", { name: "One more of Cup" }).click();
  await expect(page.getByText("Total: €52.00")).toBeAttached();
  await expect(page.getByLabel("Full name")).toHaveValue("Ada");
});

test("a quantity that is not offered is refused by name, and the total stays", async ({ page }) => {
  const { url } = await openSession({ items: TWO_LINES });
  await page.goto(url);
  await awaitScripts(page);
  await page.getByRole("button", { name: "One more of Tea" }).click({ clickCount: 4 });
  await expect(page.getByLabel("Quantity of Tea")).toHaveValue("3");
  await expect(page.getByText("Total: €44.00")).toBeAttached();
});

test("another country offers other ways to pay and keeps what was typed", async ({ page }) => {
  const { url } = await openSession();
  await page.goto(url);
  await awaitScripts(page);
  const customer = newCustomer();
  await page.getByLabel("Email").fill(customer.email);
  await expect(page.getByRole("radio", { name: /^iDEAL/ })).toHaveCount(0);
  await page.getByLabel("Country").selectOption({ label: "Netherlands" });
  await expect(page.getByRole("radio", { name: /^iDEAL/ })).toBeVisible();
  await expect(page.getByLabel("Email")).toHaveValue(customer.email);
});

test("a company gives its name and tax id, which the order keeps", async ({ page }) => {
  const { url } = await openSession();
  const customer = newCustomer();
  await page.goto(url);
  await awaitScripts(page);
  await expect(page.getByLabel("Company name")).toBeHidden();
  await page.getByLabel("I am buying for a company").check();
  await fillCart(page, customer, "Card");
  await continueButton(page).click();
  await expect(page.getByLabel("Company name")).toHaveAccessibleDescription("Enter the company’s name.");
  await page.getByLabel("Company name").fill("Analytical Engines");
  await page.getByLabel("Tax ID (optional)").fill("DE 123456789");
  await continueButton(page).click();
  await expect(page.getByRole("heading", { name: "Pay for your order" })).toBeVisible();
  expect((await orderOf(customer.email)).customer).toMatchObject({
    company_name: "Analytical Engines",
    tax_id: "DE 123456789",
  });
});

test("another language keeps what was typed and is kept to the end", async ({ page }) => {
  const { url } = await openSession();
  await page.goto(url);
  await awaitScripts(page);
  await page.getByLabel("Email").fill("ada@example.com");
  await page.locator("summary", { hasText: "Language:" }).click();
  await page.getByRole("link", { name: "Deutsch" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await expect(page.locator("#email")).toHaveValue("ada@example.com");
  await page.goto(url);
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
});

test("the first round brings the style sheet and no list of countries", async ({ page }) => {
  const sheets: string[] = [];
  page.on("request", (request) => request.resourceType() === "stylesheet" && sheets.push(request.url()));
  const { url } = await openSession();
  const document = await (await page.goto(url))?.text();
  expect(document?.match(/<option/g)).toHaveLength(2);
  expect(sheets).toEqual([]);
  await expect(continueButton(page)).toHaveCSS("border-radius", "8px");
});

test("every country can be chosen, though the document has one of them", async ({ page }) => {
  const { url } = await openSession();
  await page.goto(url);
  await awaitScripts(page);
  const country = page.getByLabel("Country");
  await expect.poll(() => country.locator("option").count()).toBeGreaterThan(200);
  await expect(country.locator("option", { hasText: "Another country" })).toHaveCount(0);
  const saved = page.waitForResponse((answer) => answer.url().endsWith("/cart") && answer.ok());
  await country.selectOption({ label: "Iceland" });
  await saved;
  await page.reload();
  await expect(country).toHaveValue("IS");
});

test.describe("where the list of countries does not come", () => {
  test.use({ expectedErrors: [/ERR_FAILED/] });

  test("the page with all of them does, and what was typed is still there", async ({ page }) => {
    await page.route("**/api/countries/**", (route) => route.abort());
    const { url } = await openSession();
    await page.goto(url);
    await awaitScripts(page);
    await page.getByLabel("Email").fill("ada@customer.example");
    await page.getByLabel("Country").selectOption({ label: "Another country…" });
    await expect(page).toHaveURL(/countries=all/);
    await awaitScripts(page);
    await expect(page.getByLabel("Email")).toHaveValue("ada@customer.example");
    await page.getByLabel("Country").selectOption({ label: "Iceland" });
  });
});
