import type { Page } from "@playwright/test";
import { api } from "./support/api";
import { awaitScripts } from "./support/await-scripts";
import { fillCart } from "./support/cart";
import { payOrder, placeOrder } from "./support/order";
import { test } from "./support/test";

// Pictures for the documentation are drawn anew on purpose only, so that a test run leaves no changed files.
if (process.env.OPENTILL_SCREENSHOTS === "1") {
  test("the picture of the cart", async ({ page }, { project }) => {
    await page.goto("/l/assam?quantity=2&currency=EUR&country=DE");
    await awaitScripts(page);
    await fillCart(page, { name: "Ada Lovelace", email: "ada@example.com" }, "Card");
    await draw(page, `cart-${project.name}`);
  });

  test("the pictures of an order", async ({ page }, { project }) => {
    if (project.name !== "phone") return;
    const order = await placeOrder("bank_transfer", {
      customer: { name: "Ada Lovelace", email: "ada@example.com" },
    });
    await payOrder(order, "bank_transfer");
    await page.goto(order.url);
    await draw(page, "instructions-phone");
    await api(`/orders/${order.id}/mark-paid`, {});
    await page.goto(order.url);
    await draw(page, "order-paid-phone");
  });
}

async function draw(page: Page, name: string): Promise<void> {
  await page.mouse.move(0, 0);
  await page.evaluate(() => {
    window.scrollTo(0, 0);
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  await page.screenshot({ path: `docs/images/${name}.png`, animations: "disabled" });
}
