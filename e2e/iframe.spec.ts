import { awaitScripts } from "./support/await-scripts";
import { answerBank } from "./support/bank";
import { payByCard } from "./support/card";
import { continueButton, fillCart } from "./support/cart";
import { heardData, heardTypes } from "./support/client-events";
import { newCustomer } from "./support/customer";
import { demo } from "./support/demo";
import { orderOf } from "./support/order";
import { expect, test } from "./support/test";

test.use({
  launchOptions: async ({ launchOptions }, use) =>
    use({ ...launchOptions, args: [...(launchOptions.args ?? []), "--test-third-party-cookie-phaseout"] }),
});

test("in a frame of another origin that may keep no cookie, a card passes 3-D Secure and the shop's page hears of it", async ({
  page,
}) => {
  const { shop_url } = demo();
  const customer = newCustomer();
  await page.goto(`${shop_url}/embedded`);
  const frame = page.locator("#checkout iframe").contentFrame();
  await awaitScripts(frame);
  await fillCart(frame, customer, "Card");
  await continueButton(frame).click();
  await payByCard(frame, "challenge");
  await answerBank(frame, "Approve payment");
  await expect(frame.getByRole("heading", { name: "Thank you, it is paid" })).toBeVisible();

  await expect.poll(() => heardTypes(page)).toContain("payment.succeeded");
  // A state may be told once more by the page that comes after the bank's, and a quick one not at all.
  const heard = [...new Set(await heardTypes(page))].filter((type) => type !== "payment.processing");
  expect(heard.filter((type) => type !== "resize")).toEqual([
    "ready",
    "order.created",
    "payment.requires_action",
    "payment.succeeded",
  ]);
  const { id } = await orderOf(customer.email);
  expect(await heardData(page, "order.created")).toEqual({ order_id: id });
  expect(await heardData(page, "payment.succeeded")).toMatchObject({ result: expect.stringMatching(/^ey/) });
  expect(page.url(), "the shop's page stays").toBe(`${shop_url}/embedded`);
});

test("the shop's page hears that a payment is on its way before it hears that it has succeeded", async ({
  page,
}) => {
  await page.goto(`${demo().shop_url}/embedded`);
  const frame = page.locator("#checkout iframe").contentFrame();
  await awaitScripts(frame);
  await fillCart(frame, newCustomer(), "Card");
  await continueButton(frame).click();
  await payByCard(frame, "late_event");
  await expect(page.locator("#client-status")).toHaveText("The payment is on its way.");
  await expect(page.locator("#client-status")).toHaveText(/says: paid/);
});

test("the frame is as high as its page", async ({ page }) => {
  await page.goto(`${demo().shop_url}/embedded`);
  const element = page.locator("#checkout iframe");
  await awaitScripts(element.contentFrame());
  await expect
    .poll(async () => {
      const inside = await element
        .contentFrame()
        .locator("#page")
        .evaluate((root) => Math.ceil(root.getBoundingClientRect().height));
      return inside - ((await element.boundingBox())?.height ?? 0);
    })
    .toBe(0);
});

test.describe("for a customer from the Netherlands", () => {
  test.use({ locale: "nl-NL" });

  test("a bank page opens in a window of its own by a press, and the frame shows what was decided there", async ({
    page,
    context,
  }) => {
    const { shop_url } = demo();
    await page.goto(`${shop_url}/embedded-link`);
    const frame = page.locator("#checkout iframe").contentFrame();
    await awaitScripts(frame);
    await fillCart(frame, newCustomer(), "iDEAL");
    await continueButton(frame).click();

    await expect(frame.getByRole("heading", { name: "One more step with iDEAL" })).toBeVisible();
    expect(page.url(), "nothing has taken the shop's page over").toBe(`${shop_url}/embedded-link`);
    const opened = context.waitForEvent("page");
    await frame.getByRole("link", { name: "Continue to your bank" }).click();
    const bank = await opened;
    await answerBank(bank, "Approve payment");

    await expect(frame.getByRole("heading", { name: "Thank you, it is paid" })).toBeVisible();
    await expect(bank.getByRole("heading", { name: "Thank you, it is paid" })).toBeVisible();
    expect(page.url()).toBe(`${shop_url}/embedded-link`);
    await expect.poll(() => heardTypes(page)).toContain("payment.succeeded");
    const heard = await heardTypes(page);
    expect(heard.indexOf("payment.requires_action")).toBeGreaterThan(heard.indexOf("order.created"));
    expect(heard.indexOf("redirect")).toBeGreaterThan(heard.indexOf("payment.requires_action"));
  });
});

test("a frame can keep no cookie here, so the journeys above needed none", async ({ page }) => {
  await page.goto(`${demo().shop_url}/embedded`);
  const frame = page.locator("#checkout iframe").contentFrame();
  await awaitScripts(frame);
  const kept = await frame.locator("body").evaluate(() => {
    // biome-ignore lint/suspicious/noDocumentCookie: whether it can be kept is the question
    document.cookie = "probe=1; SameSite=None; Secure";
    return document.cookie;
  });
  expect(kept).toBe("");
});
