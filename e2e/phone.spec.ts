import { type BrowserContext, devices } from "@playwright/test";
import { api, openSession } from "./support/api";
import { fillCart } from "./support/cart";
import { newCustomer } from "./support/customer";
import { orderOf, type Payment, readOrder } from "./support/order";
import { askPhone, newPhoneNumber, phonePageOf, shopPageOf } from "./support/phone";
import { expect, test } from "./support/test";

/** The customer's phone: a browser of its own beside the shop's screen. */
const handset = test.extend<{ phone: BrowserContext }>({
  phone: async ({ browser }, use) => {
    const { defaultBrowserType: _, ...pixel } = devices["Pixel 7"];
    const context = await browser.newContext({ ...pixel, locale: "en-GB" });
    const errors: string[] = [];
    context.on("weberror", (event) => errors.push(String(event.error())));
    context.on("console", (message) => {
      if (message.type() === "error") errors.push(message.text());
    });
    await use(context);
    expect(errors, "errors in the phone's browser").toEqual([]);
    expect(await context.cookies(), "cookies on the phone").toEqual([]);
    await context.close();
  },
});

const QUESTION = "Pay €24.00 to Little Leaf Tea?";

handset(
  "the shop and the phone show the same number, and the shop knows at once",
  async ({ page, phone }) => {
    const asked = await askPhone();
    const number = String(asked.payment.next_action?.matching_number);
    await page.goto(await shopPageOf(asked));
    await expect(page.getByRole("heading", { name: "Accept the payment on your phone" })).toBeVisible();
    await expect(page.getByText(number, { exact: true })).toBeVisible();
    await expect(page.getByText(/We sent a link to .*\+354 … \d\d/)).toBeVisible();
    await expect(page.getByRole("timer")).toHaveText(/^Time left: [0-2]:\d\d$/);

    const screen = await phone.newPage();
    await screen.goto(await phonePageOf(asked.payment.id));
    await expect(screen.getByRole("heading", { name: QUESTION })).toBeVisible();
    await expect(screen.getByText(number, { exact: true })).toBeVisible();
    await expect(screen.getByText("Assam, 250 g")).toBeVisible();
    await screen.getByRole("button", { name: "Accept · €24.00" }).click();
    await expect(screen.getByRole("heading", { name: "You accepted. It is paid" })).toBeVisible();
    await expect(page.getByRole("heading", { name: "Thank you, it is paid" })).toBeVisible();
    expect(await readOrder(asked.order)).toMatchObject({ status: "paid", consents: [{}, {}] });
  },
);

handset("a rejection is final, and the shop's screen says so", async ({ page, phone }) => {
  const asked = await askPhone();
  await page.goto(await shopPageOf(asked));
  const screen = await phone.newPage();
  await screen.goto(await phonePageOf(asked.payment.id));
  await screen.getByRole("button", { name: "Reject" }).click();
  await expect(screen.getByRole("heading", { name: "You rejected it. Nothing was taken" })).toBeVisible();
  await expect(screen.getByRole("button", { name: "Reject" })).toBeHidden();
  await expect(page.getByRole("heading", { name: "The payment did not go through" })).toBeVisible();
  await expect(page.getByText("You did not approve the payment.")).toBeVisible();
});

handset("an open phone hears of a new request, and of one that the shop calls off", async ({ phone }) => {
  const customer = { phone: newPhoneNumber() };
  const first = await askPhone({ customer });
  const screen = await phone.newPage();
  await screen.goto(await phonePageOf(first.payment.id));
  await expect(screen.getByRole("heading", { name: QUESTION })).toBeVisible();
  await api(`/payments/${first.payment.id}/cancel`, {});
  const calledOff = "Called off before you answered. Nothing was taken";
  await expect(screen.getByRole("heading", { name: calledOff })).toBeVisible();
  const second = await askPhone({ customer });
  await expect(screen.getByRole("heading", { name: QUESTION })).toBeVisible();
  await expect(
    screen.getByText(String(second.payment.next_action?.matching_number), { exact: true }),
  ).toBeVisible();
  await expect(screen.getByRole("button", { name: "Accept · €24.00" })).toBeEnabled();
});

handset("a payment that the merchant has to confirm is reserved on both screens", async ({ page, phone }) => {
  const asked = await askPhone({ confirmation: "manual" });
  await page.goto(await shopPageOf(asked));
  const screen = await phone.newPage();
  await screen.goto(await phonePageOf(asked.payment.id));
  await screen.getByRole("button", { name: "Accept · €24.00" }).click();
  await expect(screen.getByRole("heading", { name: "You accepted. The amount is reserved" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Your payment is reserved" })).toBeVisible();
  await api(`/payments/${asked.payment.id}/confirm`, {});
  await expect(screen.getByRole("heading", { name: "You accepted. It is paid" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Thank you, it is paid" })).toBeVisible();
});

handset("on the hosted page the phone is a way to pay that can be changed", async ({ page, phone }) => {
  const customer = newCustomer();
  const { url } = await openSession({
    customer: { phone: newPhoneNumber() },
    payment_methods: ["phone", "card"],
  });
  await page.goto(url);
  await fillCart(page, customer, "Phone");
  await page.getByRole("button", { name: "Ask my phone to pay €24.00" }).click();
  await expect(page.getByRole("heading", { name: "Accept the payment on your phone" })).toBeVisible();
  const [payment] = (await orderOf(customer.email)).payments as [Payment];

  await page.getByRole("link", { name: "Choose another way to pay" }).click();
  await page.getByRole("link", { name: "Keep Phone" }).click();
  const screen = await phone.newPage();
  await screen.goto(await phonePageOf(payment.id));
  await screen.getByRole("button", { name: "Accept · €24.00" }).click();
  await expect(page.getByRole("heading", { name: "Thank you, it is paid" })).toBeVisible();
});

handset("the phone's page can be installed and its worker is served", async ({ phone }) => {
  const asked = await askPhone();
  const screen = await phone.newPage();
  await screen.goto(await phonePageOf(asked.payment.id));
  const href = (await screen.locator("link[rel=manifest]").getAttribute("href")) ?? "";
  const manifest = await (await screen.request.get(href)).json();
  expect(manifest).toMatchObject({ name: "Little Leaf Tea", display: "standalone" });
  for (const { src } of manifest.icons) expect((await screen.request.get(src)).ok(), src).toBe(true);
  const isRegistered = await screen.evaluate(async () => {
    const registration = await navigator.serviceWorker.register("/phone-worker.js", {
      scope: window.location.pathname,
    });
    return registration.scope === window.location.href;
  });
  expect(isRegistered).toBe(true);
});
